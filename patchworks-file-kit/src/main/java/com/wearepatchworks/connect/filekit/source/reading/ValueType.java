/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** The form in which a record's value is handed to Connect. */
enum ValueType {
  /** Text: for {@code StringConverter}. */
  STRING {
    @Override
    SchemaAndValue of(Entry entry) {
      return raw(entry.bytes());
    }

    @Override
    SchemaAndValue raw(byte[] bytes) {
      return new SchemaAndValue(Schema.STRING_SCHEMA, new String(bytes, StandardCharsets.UTF_8));
    }
  },
  /** Bytes: for {@code ByteArrayConverter}. */
  BYTES {
    @Override
    SchemaAndValue of(Entry entry) {
      return raw(entry.bytes());
    }
  },
  /**
   * Schemaless data: for {@code JsonConverter} without schemas, and for transforms that look at
   * fields.
   */
  DATA {
    @Override
    SchemaAndValue of(Entry entry) throws IOException {
      return new SchemaAndValue(null, entry.data());
    }

    @Override
    SchemaAndValue raw(byte[] bytes) {
      return new SchemaAndValue(null, bytes);
    }
  },
  /** Data with a schema: for converters that keep one. */
  STRUCT {
    @Override
    SchemaAndValue of(Entry entry) {
      SchemaAndValue struct = entry.struct();
      if (struct == null) {
        throw new IllegalArgumentException(
            "Nothing says which schema the record has: declare the columns, or take value.type=data");
      }
      return struct;
    }
  };

  abstract SchemaAndValue of(Entry entry) throws IOException;

  /** Bytes that are no record, in a form that the same converter takes. */
  SchemaAndValue raw(byte[] bytes) {
    return new SchemaAndValue(Schema.BYTES_SCHEMA, bytes);
  }
}
