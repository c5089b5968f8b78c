/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Where a column's value is found. */
@FunctionalInterface
interface Cell {
  /**
   * The value.
   *
   * @param body the record's value as it is read: a Struct, a Map, or text; null for a tombstone
   */
  @Nullable Object of(SinkRecord record, @Nullable Object body);
}
