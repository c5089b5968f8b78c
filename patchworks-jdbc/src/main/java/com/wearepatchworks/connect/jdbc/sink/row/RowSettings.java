/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How records become rows.
 *
 * @param keyFields columns of the key; empty for the ones that the record or the table has
 * @param include fields that are written; empty for all
 * @param exclude fields that are not written
 * @param rename field to column
 * @param textColumn column of plain text values; empty where text is JSON
 */
public record RowSettings(
    InsertMode mode,
    KeyMode keyMode,
    List<String> keyFields,
    Set<String> include,
    Set<String> exclude,
    Map<String, String> rename,
    String textColumn) {
  /** What a record does to its row. */
  public enum InsertMode {
    /** Adds one. */
    INSERT,
    /** Adds or replaces it. */
    UPSERT,
    /** Replaces it where there is one. */
    UPDATE
  }

  /** Where a row's key comes from. */
  public enum KeyMode {
    /** Rows have no key. */
    NONE,
    /** Topic, partition and offset. */
    KAFKA,
    /** The record's key. */
    RECORD_KEY,
    /** Fields of the record's value. */
    RECORD_VALUE
  }

  boolean takes(String field) {
    return (include.isEmpty() || include.contains(field)) && !exclude.contains(field);
  }

  String column(String field) {
    return rename.getOrDefault(field, field);
  }
}
