/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.config.Problems;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** The form in which a record's value is handed to Connect: what {@value #OPTION} says. */
public enum ValueType {
  /** Text: for {@code StringConverter}. */
  STRING {
    @Override
    public SchemaAndValue of(Entry entry) {
      return new SchemaAndValue(Schema.STRING_SCHEMA, entry.text());
    }

    @Override
    public SchemaAndValue of(Entry entry, byte[] bytes) {
      return raw(bytes);
    }

    @Override
    public SchemaAndValue raw(byte[] bytes) {
      return new SchemaAndValue(Schema.STRING_SCHEMA, Utf8.text(bytes));
    }
  },
  /** Bytes: for {@code ByteArrayConverter}. */
  BYTES {
    @Override
    public SchemaAndValue of(Entry entry, byte[] bytes) {
      return raw(bytes);
    }
  },
  /**
   * Schemaless data: for {@code JsonConverter} without schemas, and for transforms that look at
   * fields.
   */
  DATA {
    @Override
    public SchemaAndValue of(Entry entry) throws IOException {
      return new SchemaAndValue(null, entry.data());
    }

    @Override
    public SchemaAndValue of(Entry entry, byte[] bytes) throws IOException {
      return of(entry);
    }

    @Override
    public SchemaAndValue raw(byte[] bytes) {
      return new SchemaAndValue(null, bytes);
    }
  },
  /** Data with a schema, where the format has one: for converters that keep it. */
  STRUCT {
    @Override
    public SchemaAndValue of(Entry entry) {
      SchemaAndValue struct = entry.struct();
      if (struct == null) {
        throw new IllegalArgumentException(
            "Nothing says which schema the record has: declare the columns, or take value.type=data");
      }
      return struct;
    }

    @Override
    public SchemaAndValue of(Entry entry, byte[] bytes) {
      return of(entry);
    }
  };

  /** The option that names one. */
  public static final String OPTION = "value.type";

  private static final Map<String, String> CONVERTERS =
      Map.of(
          "string", "org.apache.kafka.connect.storage.StringConverter",
          "bytes", "org.apache.kafka.connect.converters.ByteArrayConverter");

  /** The value of an entry. */
  public SchemaAndValue of(Entry entry) throws IOException {
    return of(entry, entry.bytes());
  }

  /** The value of an entry whose bytes are at hand: not every entry keeps them. */
  public abstract SchemaAndValue of(Entry entry, byte[] bytes) throws IOException;

  /** Bytes that are no record, in a form that the same converter takes. */
  public SchemaAndValue raw(byte[] bytes) {
    return new SchemaAndValue(Schema.BYTES_SCHEMA, bytes);
  }

  /** Finds a converter that cannot take the value: it would fail the task at the first record. */
  public static void checkConverter(Map<String, String> options, Problems problems) {
    String converter = options.get("value.converter");
    String type = options.getOrDefault(OPTION, "string").trim().toLowerCase(Locale.ROOT);
    CONVERTERS.forEach(
        (itsType, known) -> {
          if (known.equals(converter) && !itsType.equals(type)) {
            problems.add(
                OPTION,
                "%s=%s does not go with value.converter=%s, which takes %s=%s"
                    .formatted(OPTION, type, converter, OPTION, itsType));
          }
        });
  }
}
