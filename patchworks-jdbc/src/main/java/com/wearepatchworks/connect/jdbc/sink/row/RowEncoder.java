/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Puts a record's cells into rows. */
interface RowEncoder {
  /** Encodes the record as the next row; returns its parameters where rows are not bytes. */
  @Nullable Object[] encode(SinkRecord record, @Nullable Object body, Rows rows);
}
