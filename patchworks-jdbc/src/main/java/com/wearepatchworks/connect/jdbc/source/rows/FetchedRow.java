/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** A row as the database sent it, of which any thread can make a record. */
public final class FetchedRow {
  /** Of a row and its record, without the values. */
  private static final int OVERHEAD = 250;

  private static final int NUMBER = 24;

  /** Values by the index of their column. */
  final @Nullable Object[] values;

  /** By what the row is found again; empty when it need not be. */
  final Object[] handle;

  private final Layout layout;
  private final Map<String, Object> offset;
  private final boolean deleted;

  FetchedRow(
      Layout layout,
      Map<String, Object> offset,
      @Nullable Object[] values,
      Object[] handle,
      boolean deleted) {
    this.layout = layout;
    this.offset = offset;
    this.values = values;
    this.handle = handle;
    this.deleted = deleted;
  }

  boolean isDeleted() {
    return deleted;
  }

  /** The offset behind it. */
  public Map<String, Object> offset() {
    return offset;
  }

  /** Bytes that it takes in memory, roughly. */
  public long bytes() {
    long sum = OVERHEAD;
    for (Object sent : values) {
      sum += size(sent);
    }
    return sum;
  }

  private static int size(@Nullable Object sent) {
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
    return layout.record(this, offset);
  }
}
