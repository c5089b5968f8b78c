/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;

/** Rows as Connect knows them: flat structs with a schema, and the key in a struct of its own. */
public final class Structs {
  /** Schema of the key. */
  public static final Schema KEY = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();

  /** Schema of the value; it has the key too. */
  public static final Schema VALUE =
      SchemaBuilder.struct()
          .field("id", Schema.INT64_SCHEMA)
          .field("quantity", Schema.INT32_SCHEMA)
          .field("amount", Decimal.schema(2))
          .field("ratio", Schema.FLOAT64_SCHEMA)
          .field("paid", Schema.BOOLEAN_SCHEMA)
          .field("at", Timestamp.SCHEMA)
          .field("day", org.apache.kafka.connect.data.Date.SCHEMA)
          .field("reference", Schema.STRING_SCHEMA)
          .field("customer", Schema.STRING_SCHEMA)
          .field("note", Schema.STRING_SCHEMA)
          .build();

  private static final long DAY_MS = 86_400_000;
  private static final long SEED = 20_261_124;

  private Structs() {}

  /** Order of the keys in a topic. */
  public enum Order {
    /** From 0 up. */
    ASCENDING,
    /** By dice, always the same. */
    SHUFFLED
  }

  /** The key of the row with this id. */
  public static Struct key(long id) {
    return new Struct(KEY).put("id", id);
  }

  /** The row with this id. */
  public static Struct value(long id) {
    Values values = Values.of(id);
    return new Struct(VALUE)
        .put("id", values.id())
        .put("quantity", values.quantity())
        .put("amount", values.amount())
        .put("ratio", values.ratio())
        .put("paid", values.paid())
        .put("at", new Date(values.at()))
        .put("day", new Date(values.day() * DAY_MS))
        .put("reference", values.reference().toString())
        .put("customer", values.customer())
        .put("note", values.note());
  }

  /** Ids below {@code rows}. */
  public static List<Long> ids(int rows, Order order) {
    List<Long> ids = new ArrayList<>(rows);
    for (long id = 0; id < rows; id++) {
      ids.add(id);
    }
    if (order == Order.SHUFFLED) {
      Collections.shuffle(ids, new Random(SEED));
    }
    return ids;
  }

  /** The records of one partition: every id whose remainder is that of the partition. */
  static List<SinkRecord> partition(List<Long> ids, String topic, int partition, int partitions) {
    List<SinkRecord> records = new ArrayList<>(ids.size() / partitions + 1);
    for (long id : ids) {
      if (id % partitions == partition) {
        records.add(
            new SinkRecord(topic, partition, KEY, key(id), VALUE, value(id), records.size()));
      }
    }
    return records;
  }
}
