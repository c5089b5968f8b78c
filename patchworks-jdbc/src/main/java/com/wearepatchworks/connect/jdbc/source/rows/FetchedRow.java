/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row as the database sent it, of which any thread can make a record.
 *
 * @param bytes that it takes in memory, roughly
 */
public record FetchedRow(Layout layout, Map<String, Object> offset, Content content, int bytes) {
  /** Of a row and its record, without the values. */
  static final int OVERHEAD = 250;

  private static final int NUMBER = 24;

  /**
   * What is in it.
   *
   * @param values by the index of their column
   * @param handle by what the row is found again; empty when it need not be
   */
  record Content(@Nullable Object[] values, Object[] handle, boolean deleted) {}

  static int size(@Nullable Object sent) {
    if (sent instanceof byte[] bytes) {
      return NUMBER + bytes.length;
    } else if (sent instanceof String text) {
      return NUMBER + text.length();
    }
    return sent == null ? 0 : NUMBER;
  }

  /**
   * The record.
   *
   * @throws org.apache.kafka.connect.errors.DataException when a value does not fit its schema
   */
  public SourceRecord record() {
    return layout.record(content, offset);
  }
}
