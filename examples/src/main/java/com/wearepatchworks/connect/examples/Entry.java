/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.Arrays;

/** What is known of one item. */
final class Entry {
  private final byte[] digest;
  private boolean accepted;
  private boolean altered;
  private int inKafka;
  private int delivered;
  private int deadLetters;

  Entry(byte[] digest) {
    this.digest = digest;
  }

  synchronized void accept() {
    accepted = true;
  }

  /** True the first time. */
  synchronized boolean seenInKafka(byte[] seen) {
    compare(seen);
    return ++inKafka == 1;
  }

  /** True the first time that it ends, here or as a dead letter. */
  synchronized boolean seenDelivered(byte[] seen) {
    compare(seen);
    return ++delivered + deadLetters == 1;
  }

  /** True the first time that it ends, here or delivered. */
  synchronized boolean seenAsDeadLetter() {
    return ++deadLetters + delivered == 1;
  }

  private void compare(byte[] seen) {
    altered |= !Arrays.equals(digest, seen);
  }

  /** Where a record of it is missing although that was promised; empty when none is. */
  synchronized String missing() {
    if (accepted && inKafka == 0) {
      return "accepted, not in Kafka";
    }
    if (inKafka > 0 && delivered + deadLetters == 0) {
      return "in Kafka, not delivered and not a dead letter";
    }
    return "";
  }

  synchronized void addTo(Totals.Sum sum) {
    sum.accepted += accepted ? 1 : 0;
    sum.inKafka += Math.min(1, inKafka);
    sum.delivered += Math.min(1, delivered);
    sum.deadLetters += Math.min(1, deadLetters);
    sum.twiceInKafka += Math.max(0, inKafka - 1);
    sum.twiceDelivered += Math.max(0, delivered - 1);
    sum.altered += altered ? 1 : 0;
    sum.lost += missing().isEmpty() ? 0 : 1;
  }

  synchronized boolean isAltered() {
    return altered;
  }
}
