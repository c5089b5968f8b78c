/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * The ten columns of a row; the same for the same id, wherever they are made.
 *
 * @param id the primary key
 * @param at milliseconds since 1970
 * @param day days since 1970
 * @param customer 20 characters
 * @param note 40 characters
 */
public record Values(
    long id,
    int quantity,
    BigDecimal amount,
    double ratio,
    boolean paid,
    long at,
    int day,
    UUID reference,
    String customer,
    String note) {
  /** Names of the columns, in order. */
  public static final String COLUMNS =
      "id, quantity, amount, ratio, paid, at, day, reference, customer, note";

  private static final long FIRST_MOMENT = 1_700_000_000_000L;
  private static final int FIRST_DAY = 19_000;
  private static final int DAYS = 1_000;
  private static final long CENTS = 10_000_000_000L;
  private static final int DIGITS = 11;
  private static final long POWER = 100_000_000_000L;

  /** The row with this id. */
  public static Values of(long id) {
    long mixed = mixed(id);
    String digits = Long.toString(POWER + (mixed >>> 1) % POWER).substring(1, DIGITS + 1);
    return new Values(
        id,
        (int) (mixed >>> 40),
        BigDecimal.valueOf((mixed >>> 1) % CENTS, 2),
        mixed / 1e6,
        (mixed & 1) == 0,
        FIRST_MOMENT + id * 1_000 + (mixed & 511),
        FIRST_DAY + (int) (id % DAYS),
        new UUID(mixed, id),
        "customer ".concat(digits),
        "ordered by telephone, number ".concat(digits));
  }

  /** The finalizer of SplitMix64: every bit depends on every bit of the id. */
  private static long mixed(long id) {
    long bits = id + 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }

  /** A line of COPY's text format, without its end; no value needs an escape. */
  public String line() {
    return id
        + "\t"
        + quantity
        + "\t"
        + amount
        + "\t"
        + ratio
        + "\t"
        + paid
        + "\t"
        + java.time.Instant.ofEpochMilli(at)
        + "\t"
        + java.time.LocalDate.ofEpochDay(day)
        + "\t"
        + reference
        + "\t"
        + customer
        + "\t"
        + note;
  }
}
