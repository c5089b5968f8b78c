/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

/**
 * How a run is told of.
 *
 * @param thing what is sent, such as {@code order}
 * @param sent how it was sent
 * @param refused what it means when one was not accepted
 * @param inKafka where in Kafka it is
 * @param delivered to whom
 * @param deadLetters where they are
 * @param lost what counts as lost
 * @param receiver where a second copy may be found
 */
record Wording(
    String thing,
    String sent,
    String refused,
    String inKafka,
    String delivered,
    String deadLetters,
    String lost,
    String receiver) {}
