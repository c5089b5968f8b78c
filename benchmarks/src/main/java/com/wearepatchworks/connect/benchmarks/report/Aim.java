/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.report;

/**
 * What the product aims at, and whether it was there in this run.
 *
 * @param what is looked at, such as {@code listener, 16 connections: of the bare pair}
 * @param wanted such as {@code >= 80 %}
 * @param measured in the same unit
 * @param met decided by the measured number
 */
public record Aim(String what, String wanted, String measured, boolean met) {
  /** A part of something else, 0.8 for 80 %, that is not to be smaller. */
  public static Aim atLeastPart(String what, double wanted, double measured) {
    return new Aim(
        what, ">= " + Table.percent(wanted), Table.percent(measured), measured >= wanted);
  }

  /** A number that is not to be smaller. */
  public static Aim atLeast(String what, double wanted, double measured, String unit) {
    return new Aim(what, ">= " + with(wanted, unit), with(measured, unit), measured >= wanted);
  }

  /** A number that is to be smaller. */
  public static Aim below(String what, double wanted, double measured, String unit) {
    return new Aim(what, "< " + with(wanted, unit), with(measured, unit), measured < wanted);
  }

  private static String with(double number, String unit) {
    return Table.number(number) + " " + unit;
  }
}
