/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes a record of one entry of a body. */
final class RecordMapper {
  /** A listener has no position to come back to; the framework wants one all the same. */
  private static final Map<String, ?> NO_OFFSET = Map.of();

  private final RecordOptions options;
  private final Map<String, ?> partition;

  RecordMapper(RecordOptions options, String connector) {
    this.options = options;
    this.partition = Map.of("listener", connector);
  }

  /**
   * The record of {@code entry}.
   *
   * @throws UnacceptableException when key, timestamp or size do not permit one
   * @throws com.wearepatchworks.connect.core.template.TemplateException when a variable has no
   *     value
   */
  SourceRecord map(String topic, RequestScope scope) throws IOException {
    Entry entry = scope.entry();
    byte[] bytes = entry.bytes();
    ConnectHeaders headers = new ConnectHeaders();
    options.headers().render(scope).forEach(headers::addString);
    SchemaAndValue value = options.valueType().of(entry, bytes);
    SourceRecord record =
        new SourceRecord(
            partition,
            NO_OFFSET,
            topic,
            null,
            Schema.OPTIONAL_STRING_SCHEMA,
            text(options.key(), scope),
            value.schema(),
            value.value(),
            timestamp(text(options.timestamp(), scope)),
            headers);
    requireFits(record, bytes.length);
    return record;
  }

  private static @Nullable String text(@Nullable Template template, RequestScope scope) {
    if (template == null) {
      return null;
    }
    String text = template.render(scope, UnaryOperator.identity());
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Long timestamp(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.chars().allMatch(Character::isDigit)
          ? Long.parseLong(text)
          : Instant.parse(text).toEpochMilli();
    } catch (NumberFormatException | DateTimeException e) {
      throw new UnacceptableException(
          400,
          "The timestamp '%s' is neither milliseconds since 1970 nor an instant such as 2026-01-31T12:00:00Z"
              .formatted(text));
    }
  }

  /** Kafka refuses a record by its whole size, and a refused record would fail the task. */
  private void requireFits(SourceRecord record, int valueBytes) {
    long size = (long) valueBytes + utf8Length(record.key());
    for (Header header : record.headers()) {
      size += (long) header.key().length() + utf8Length(header.value());
    }
    if (size > options.maxBytes()) {
      throw new UnacceptableException(
          413,
          "A record of %d bytes is larger than record.max.bytes=%d allows"
              .formatted(size, options.maxBytes()));
    }
  }

  private static int utf8Length(@Nullable Object text) {
    return text == null ? 0 : text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
