/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Records of a topic, offsets counted by partition. */
final class Records {
  static final Schema KEY = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();
  static final Schema VALUE =
      SchemaBuilder.struct()
          .field("id", Schema.INT64_SCHEMA)
          .field("name", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  private final String topic;
  private final List<SinkRecord> records = new ArrayList<>();
  private final Map<Integer, Long> next = new HashMap<>();

  Records(String topic) {
    this.topic = topic;
  }

  Records add(int partition, @Nullable Object key, @Nullable Object value) {
    return add(partition, null, key, null, value);
  }

  Records add(
      int partition,
      @Nullable Schema keySchema,
      @Nullable Object key,
      @Nullable Schema schema,
      @Nullable Object value) {
    long offset = next.merge(partition, 1L, Long::sum) - 1;
    records.add(
        new SinkRecord(
            topic,
            partition,
            keySchema,
            key,
            schema,
            value,
            offset,
            1_700_000_000_000L,
            TimestampType.CREATE_TIME));
    return this;
  }

  /** A row with a name, under its id. */
  Records row(int partition, long id, @Nullable String name) {
    return add(
        partition,
        KEY,
        new Struct(KEY).put("id", id),
        VALUE,
        new Struct(VALUE).put("id", id).put("name", name));
  }

  Records tombstone(int partition, long id) {
    return add(partition, KEY, new Struct(KEY).put("id", id), null, null);
  }

  /** One row per number. */
  static List<SinkRecord> numbered(String topic, int count, IntFunction<String> name) {
    Records records = new Records(topic);
    for (int i = 0; i < count; i++) {
      records.row(i % 3, i, name.apply(i));
    }
    return records.list();
  }

  List<SinkRecord> list() {
    return records;
  }
}
