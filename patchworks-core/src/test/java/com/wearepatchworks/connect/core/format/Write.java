/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Writes whole files in memory. */
final class Write {
  private Write() {}

  /** Options and their values. */
  static RecordFormat format(String format, String... more) {
    Map<String, String> options = new HashMap<>(Map.of("format", format));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    ConfigDef def = RecordFormatOptions.define(new ConfigDef());
    return RecordFormatOptions.from(new AbstractConfig(def, options, false));
  }

  static byte[] bytes(RecordFormat format, @Nullable Object... values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = format.begin(out, null, values.length == 0 ? null : values[0]);
    for (Object value : values) {
      int before = out.size();
      assertThat(writer.fits(schema(value), value)).as("%s fits", value).isTrue();
      assertThat(writer.write(schema(value), value)).isEqualTo(out.size() - before);
    }
    writer.end();
    return out.toByteArray();
  }

  static String text(RecordFormat format, @Nullable Object... values) throws IOException {
    return new String(bytes(format, values), UTF_8);
  }

  /** What a value is refused with; the file before and after it stays whole. */
  static String refusal(RecordFormat format, Object good, @Nullable Object bad) throws IOException {
    byte[] expected = bytes(format, good, good);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = format.begin(out, schema(bad), bad);
    DataException first = refused(writer, bad);
    writer.write(schema(good), good);
    assertThat(refused(writer, bad)).hasMessage(first.getMessage());
    writer.write(schema(good), good);
    writer.end();
    assertThat(out.toByteArray()).isEqualTo(expected);
    return String.valueOf(first.getMessage());
  }

  private static DataException refused(RecordWriter writer, @Nullable Object bad) {
    assertThat(writer.fits(schema(bad), bad)).isTrue();
    DataException e =
        catchThrowableOfType(DataException.class, () -> writer.write(schema(bad), bad));
    assertThat(e).as("%s is refused", bad).isNotNull();
    return e;
  }

  /** As converters give it: text and bytes have one too. */
  static @Nullable Schema schema(@Nullable Object value) {
    if (value instanceof Struct struct) {
      return struct.schema();
    } else if (value instanceof byte[] || value instanceof ByteBuffer) {
      return Schema.BYTES_SCHEMA;
    }
    return value instanceof String ? Schema.STRING_SCHEMA : null;
  }

  /** A Map in the order of its pairs. */
  static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
