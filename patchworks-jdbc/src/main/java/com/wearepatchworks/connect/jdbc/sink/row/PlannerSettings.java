/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

/**
 * What may be done to tables that do not fit.
 *
 * @param tables whether missing tables are made
 * @param columns whether missing columns are added
 * @param unknown what becomes of fields of schemaless values that have no column
 */
public record PlannerSettings(Change tables, Change columns, Unknown unknown) {
  /** A change of a table. */
  public enum Change {
    /** Not done: records that need it are refused, and the task fails. */
    REFUSED,
    /** Shown in the log and in the task's error; a person runs it. */
    PRINTED,
    /** Done. */
    MADE
  }

  /** A field of a schemaless value that no column takes. */
  public enum Unknown {
    /** The record is refused. */
    FAIL,
    /** The field is left out. */
    IGNORE
  }
}
