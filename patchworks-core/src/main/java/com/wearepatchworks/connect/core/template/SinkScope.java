/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.template;

import com.wearepatchworks.connect.core.record.Fields;
import java.util.Set;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a sink record: {@code topic}, {@code partition}, {@code offset}, {@code
 * timestamp} (milliseconds), {@code key}, {@code key.field}, {@code value}, {@code
 * value.field.field}, {@code header.name}. Fields are found in Structs, Maps, and JSON text or
 * bytes. Topic, partition and offset are those the record was read from, before transforms.
 */
public record SinkScope(SinkRecord record) implements Scope {
  /** What templates over a sink record may refer to. */
  public static final Set<String> ROOTS =
      Set.of("topic", "partition", "offset", "timestamp", "key", "value", "header");

  @Override
  public @Nullable Object lookup(Variable variable) {
    return switch (variable.root()) {
      case "topic" -> record.originalTopic();
      case "partition" -> record.originalKafkaPartition();
      case "offset" -> record.originalKafkaOffset();
      case "timestamp" -> record.timestamp();
      case "key" -> Fields.find(record.key(), variable.path());
      case "value" -> Fields.find(record.value(), variable.path());
      case "header" -> header(String.join(".", variable.path()));
      default -> null;
    };
  }

  private @Nullable Object header(String name) {
    Header header = record.headers().lastWithName(name);
    return header == null ? null : header.value();
  }
}
