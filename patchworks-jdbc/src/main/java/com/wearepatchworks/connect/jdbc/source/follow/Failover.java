/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

/**
 * What to do when a standby was promoted.
 *
 * @param transactions how many to read again
 */
public record Failover(Policy policy, long transactions) {
  /** The choice. */
  public enum Policy {
    /** Read the last transactions again: nothing is lost, some rows come twice. */
    REREAD,
    /** Fail, and leave the decision to the operator. */
    FAIL
  }
}
