/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.jspecify.annotations.Nullable;

/** A cheap estimate of the heap that a record holds, for buffers that are bounded in bytes. */
public final class RecordSize {
  private static final long RECORD_OVERHEAD = 200;
  private static final long OBJECT_OVERHEAD = 24;

  private RecordSize() {}

  /** Bytes, within a factor of about two. */
  public static long of(ConnectRecord<?> record) {
    long sum = RECORD_OVERHEAD + of(record.key()) + of(record.value());
    for (Header header : record.headers()) {
      sum += OBJECT_OVERHEAD + of(header.key()) + of(header.value());
    }
    return sum;
  }

  private static long of(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      return OBJECT_OVERHEAD + text.length();
    } else if (value instanceof byte[] bytes) {
      return OBJECT_OVERHEAD + bytes.length;
    } else if (value instanceof ByteBuffer buffer) {
      return OBJECT_OVERHEAD + buffer.capacity();
    } else if (value instanceof Map<?, ?> map) {
      long sum = OBJECT_OVERHEAD;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        sum += OBJECT_OVERHEAD + of(entry.getKey()) + of(entry.getValue());
      }
      return sum;
    } else if (value instanceof Collection<?> items) {
      long sum = OBJECT_OVERHEAD;
      for (Object item : items) {
        sum += of(item);
      }
      return sum;
    } else if (value instanceof Struct struct) {
      return of(struct);
    }
    return value == null ? 0 : OBJECT_OVERHEAD;
  }

  private static long of(Struct struct) {
    long sum = OBJECT_OVERHEAD;
    for (Field field : struct.schema().fields()) {
      sum += of(struct.getWithoutDefault(field.name()));
    }
    return sum;
  }
}
