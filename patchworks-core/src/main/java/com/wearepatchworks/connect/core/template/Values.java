/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.template;

import com.wearepatchworks.connect.core.record.JsonText;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Struct;

/** The text of a variable's value. */
final class Values {
  private static final Pattern MILLIS = Pattern.compile("-?\\d{1,18}");

  private Values() {}

  static String text(Object value, Variable variable) {
    if (variable.format() != null) {
      return dated(value, variable, variable.format());
    } else if (value instanceof byte[] bytes) {
      return decoded(ByteBuffer.wrap(bytes), variable);
    } else if (value instanceof ByteBuffer bytes) {
      return decoded(bytes.duplicate(), variable);
    } else if (value instanceof Date date) {
      return instant(date).toString();
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof Struct || value instanceof Map || value instanceof Collection) {
      return new String(JsonText.of(null, value), StandardCharsets.UTF_8);
    }
    return value.toString();
  }

  /** Two keys of different bytes must not become the same text. */
  private static String decoded(ByteBuffer bytes, Variable variable) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new TemplateException(
          "${%s} is bytes that are not text in UTF-8".formatted(variable.name()));
    }
  }

  private static String dated(Object value, Variable variable, DateTimeFormatter format) {
    try {
      return format.format(moment(value));
    } catch (DateTimeException e) {
      throw new TemplateException(
          "${%s} is '%s': a date pattern needs milliseconds since 1970 or an instant such as 2026-01-31T12:00:00Z"
              .formatted(variable.name(), value));
    }
  }

  private static Instant moment(Object value) {
    if (value instanceof Date date) {
      return instant(date);
    } else if (value instanceof Number millis) {
      return Instant.ofEpochMilli(millis.longValue());
    }
    String text = value.toString(); // fields of JSON text are text, numbers too
    return MILLIS.matcher(text).matches()
        ? Instant.ofEpochMilli(Long.parseLong(text))
        : Instant.parse(text);
  }

  /** Of any kind of date: java.sql.Date has no toInstant. */
  @SuppressWarnings("JavaUtilDate") // Connect's logical types are made of it
  private static Instant instant(Date date) {
    return Instant.ofEpochMilli(date.getTime());
  }
}
