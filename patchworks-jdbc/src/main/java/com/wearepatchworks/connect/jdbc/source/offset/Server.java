/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.offset;

/**
 * Which PostgreSQL counts the transactions.
 *
 * @param system the system identifier: the same on a primary and all its replicas
 * @param timeline hexadecimal; another one after each failover
 * @param life another one after each crash, with which PostgreSQL throws its statistics away; empty
 *     where nobody knows
 * @param durable all transactions below are on the server's disk, so that no crash gives their ids
 *     again; 0 where nobody knows
 */
public record Server(String system, String timeline, String life, long durable) {
  /** The same with another {@link #durable}. */
  public Server withDurable(long id) {
    return new Server(system, timeline, life, id);
  }

  /** Whether it crashed in between. */
  public boolean hasCrashedSince(Server before) {
    return !life.isEmpty() && !before.life.isEmpty() && !life.equals(before.life);
  }

  @Override
  public String toString() {
    return "system " + system + ", timeline " + timeline;
  }
}
