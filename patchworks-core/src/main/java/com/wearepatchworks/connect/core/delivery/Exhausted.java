/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

/** What to do with a record whose retry budget is used up. */
public enum Exhausted {
  /** Fail the task: nothing is lost, and the offset stays before the record. */
  FAIL,
  /** Send it to the dead-letter queue and go on. */
  REPORT
}
