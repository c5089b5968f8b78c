/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

/**
 * Numbers of items, each item counted once unless said otherwise.
 *
 * @param expected to be sent
 * @param accepted answered 2xx, or put as a whole file
 * @param inKafka in the topic
 * @param delivered received at the other end
 * @param deadLetters in the dead-letter topic
 * @param lost promised and missing
 * @param twiceInKafka further copies in the topic
 * @param twiceDelivered further deliveries
 * @param altered with other bytes than were sent
 */
record Totals(
    int expected,
    int accepted,
    int inKafka,
    int delivered,
    int deadLetters,
    int lost,
    int twiceInKafka,
    int twiceDelivered,
    int altered) {

  /** True when every item arrived as it was sent; more than once is allowed. */
  boolean isGood() {
    return accepted == expected && lost == 0 && altered == 0;
  }

  /** Items that were not accepted: their sender knows. */
  int refused() {
    return expected - accepted;
  }

  /** Adds up. */
  static final class Sum {
    int accepted;
    int inKafka;
    int delivered;
    int deadLetters;
    int lost;
    int twiceInKafka;
    int twiceDelivered;
    int altered;

    Totals of(int expected) {
      return new Totals(
          expected,
          accepted,
          inKafka,
          delivered,
          deadLetters,
          lost,
          twiceInKafka,
          twiceDelivered,
          altered);
    }
  }
}
