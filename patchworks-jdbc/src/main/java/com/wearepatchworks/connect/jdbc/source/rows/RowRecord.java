/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** A record that knows by what its row is found again, for what is done to it afterwards. */
public final class RowRecord extends SourceRecord {
  private final transient Target target;
  private final transient Object[] handle;

  /** Where a row's record goes. */
  record Place(Map<String, String> partition, String topic) {}

  /** Data with its schema; both null for none. */
  record Side(@Nullable Schema schema, @Nullable Object data) {
    static final Side NONE = new Side(null, null);
  }

  RowRecord(
      Place place,
      Map<String, Object> offset,
      Side key,
      Side value,
      Target target,
      Object[] handle) {
    super(
        place.partition(),
        offset,
        place.topic(),
        null,
        key.schema(),
        key.data(),
        value.schema(),
        value.data());
    this.target = target;
    this.handle = handle;
  }

  /** The table that the row is in. */
  public Target target() {
    return target;
  }

  /** The row's key in that table, and its version. */
  public Object[] handle() {
    return handle;
  }
}
