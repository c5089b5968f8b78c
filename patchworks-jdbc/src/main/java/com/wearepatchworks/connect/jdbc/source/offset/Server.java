/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.offset;

/**
 * Which PostgreSQL counts the transactions.
 *
 * @param system the system identifier: the same on a primary and all its replicas
 * @param timeline hexadecimal; another one after each failover
 */
public record Server(String system, String timeline) {
  @Override
  public String toString() {
    return "system " + system + ", timeline " + timeline;
  }
}
