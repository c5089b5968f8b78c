/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Bytes as they are, and text in UTF-8. */
record BytesValues() implements ValueEncoder {
  @Override
  public byte[] encode(@Nullable Schema schema, @Nullable Object value) {
    byte[] raw = Texts.raw(value);
    if (raw == null) {
      throw new DataException(
          "format=bytes takes bytes and text, and the value is %s; use ByteArrayConverter or another format"
              .formatted(value == null ? "null" : "a " + value.getClass().getSimpleName()));
    }
    return raw;
  }
}
