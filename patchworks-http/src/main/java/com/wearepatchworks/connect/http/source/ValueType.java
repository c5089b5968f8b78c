/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.format.Utf8;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** The form in which a record's value is handed to Connect. */
enum ValueType {
  /** Text, as received: for {@code StringConverter}. */
  STRING {
    @Override
    Object of(Entry entry, byte[] bytes) {
      return Utf8.text(bytes);
    }
  },
  /** Bytes, as received: for {@code ByteArrayConverter}. */
  BYTES {
    @Override
    Object of(Entry entry, byte[] bytes) {
      return bytes;
    }
  },
  /**
   * Schemaless data: for {@code JsonConverter} without schemas, and for transforms that look at
   * fields.
   */
  DATA {
    @Override
    @Nullable Object of(Entry entry, byte[] bytes) throws IOException {
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

  /**
   * The value of {@code entry}, whose bytes are {@code bytes}: not every entry has them at hand.
   */
  abstract @Nullable Object of(Entry entry, byte[] bytes) throws IOException;
}
