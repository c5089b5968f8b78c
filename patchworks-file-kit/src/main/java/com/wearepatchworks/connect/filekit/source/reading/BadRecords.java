/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

/**
 * What becomes of a record that is wrong.
 *
 * @param topic where it goes with {@code TOPIC}
 * @param max of one file; with more the file fails
 */
public record BadRecords(Action action, String topic, long max) {
  /** What to do with one. */
  public enum Action {
    /** The file fails. */
    FAIL,
    /** It is passed over, and said in the log. */
    SKIP,
    /** It goes to a topic of its own. */
    TOPIC
  }
}
