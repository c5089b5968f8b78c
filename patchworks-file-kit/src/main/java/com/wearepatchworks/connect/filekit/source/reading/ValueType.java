/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** The form in which a record's value is handed to Connect. */
enum ValueType {
  /** Text: for {@code StringConverter}. */
  STRING {
    @Override
    Object of(Entry entry) {
      return text(entry.bytes());
    }

    @Override
    Object raw(byte[] bytes) {
      return text(bytes);
    }
  },
  /** Bytes: for {@code ByteArrayConverter}. */
  BYTES {
    @Override
    Object of(Entry entry) {
      return entry.bytes();
    }
  },
  /**
   * Schemaless data: for {@code JsonConverter} without schemas, and for transforms that look at
   * fields.
   */
  DATA {
    @Override
    @Nullable Object of(Entry entry) throws IOException {
      return entry.data();
    }
  };

  /** What the value is declared as; null for schemaless data. */
  @Nullable Schema schema() {
    return switch (this) {
      case STRING -> Schema.STRING_SCHEMA;
      case BYTES -> Schema.BYTES_SCHEMA;
      case DATA -> null;
    };
  }

  abstract @Nullable Object of(Entry entry) throws IOException;

  /** Bytes that are no record, in a form that the same converter takes. */
  Object raw(byte[] bytes) {
    return bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
