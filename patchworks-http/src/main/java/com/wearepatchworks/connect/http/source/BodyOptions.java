/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import com.fasterxml.jackson.core.JsonPointer;
import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.format.Delimiter;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;

/** How bodies are cut into records. */
record BodyOptions(
    String defaultType, JsonPointer pointer, boolean elements, boolean lines, char delimiter) {
  private static final String DEFAULT_TYPE = "body.default.content.type";
  private static final String POINTER = "body.json.pointer";
  private static final String ARRAY = "body.json.array";
  private static final String TEXT = "body.text";
  private static final String DELIMITER = "body.csv.delimiter";
  static final String MAX_RECORDS = "body.max.records";
  static final String MAX_RECORD_BYTES = "record.max.bytes";

  static void define(ConfigDef def) {
    OptionGroup group = OptionGroup.of(def, "Bodies");
    defineJson(group);
    defineText(group);
    defineSizes(group);
  }

  private static void defineJson(OptionGroup group) {
    group
        .add(
            Option.string(DEFAULT_TYPE)
                .defaultsTo("application/json")
                .validatedBy(
                    LambdaValidator.with(
                        (name, value) -> MediaTypes.requireKnown(name, String.valueOf(value)),
                        () -> "a media type that the listener reads"))
                .doc("What a request without Content-Type is taken for."))
        .add(
            Option.string(POINTER)
                .defaultsTo("")
                .validatedBy(
                    LambdaValidator.with(
                        BodyOptions::requirePointer, () -> "a JSON Pointer (RFC 6901) or empty"))
                .doc(
                    "Where in a JSON body the records are, such as `/data/orders`. Empty: the body itself. Does not apply to NDJSON."))
        .add(
            Option.string(ARRAY)
                .defaultsTo("elements")
                .validatedBy(new OneOf(List.of("elements", "whole")))
                .doc(
                    "A JSON array: one record per element (`elements`), or one for all (`whole`)."));
  }

  private static void defineText(OptionGroup group) {
    group
        .add(
            Option.string(TEXT)
                .defaultsTo("whole")
                .validatedBy(new OneOf(List.of("whole", "lines")))
                .doc("A text/plain body: one record (`whole`), or one per line (`lines`)."))
        .add(
            Option.string(DELIMITER)
                .defaultsTo(",")
                .validatedBy(Delimiter.validator())
                .doc(Delimiter.DOC));
  }

  private static void defineSizes(OptionGroup group) {
    group
        .add(
            Option.integer(MAX_RECORDS)
                .defaultsTo(10_000)
                .validatedBy(atLeast(1))
                .advanced()
                .doc("Records in one body; more are answered 413."))
        .add(
            Option.integer(MAX_RECORD_BYTES)
                .defaultsTo(1_000_000)
                .validatedBy(atLeast(1))
                .advanced()
                .doc(
                    "Size of one record with key and headers, in bytes; a larger one is answered 413, because Kafka would refuse it and the task would fail. Keep it a little below the producer's max.request.size (default 1048576), the topic's max.message.bytes, and raise all of them together."));
  }

  static BodyOptions from(AbstractConfig config) {
    return new BodyOptions(
        config.getString(DEFAULT_TYPE),
        JsonPointer.compile(config.getString(POINTER)),
        config.getString(ARRAY).equalsIgnoreCase("elements"),
        config.getString(TEXT).equalsIgnoreCase("lines"),
        Delimiter.of(config.getString(DELIMITER)));
  }

  private static void requirePointer(String name, Object value) {
    try {
      JsonPointer.compile(String.valueOf(value));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          name, value, "is no JSON Pointer: it must be empty or start with /");
    }
  }
}
