/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.tables;

import com.wearepatchworks.connect.jdbc.source.rows.Subject;

/**
 * A task's part of the tables: by a hash of their names, so that a new table goes to one task and
 * changes nothing for the others.
 */
public record Share(int task, int tasks) {
  /** Whether it is this task's. The parts of a table go to tasks one after another. */
  public boolean owns(Subject subject) {
    int first = Math.floorMod(mixed(subject.label().hashCode()), tasks);
    return (first + subject.part().index()) % tasks == task;
  }

  /** Names that differ in their last letter should not come to lie side by side. */
  private static int mixed(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 16);
  }
}
