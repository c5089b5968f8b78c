/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.record;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Column types as they are written in configs: {@code text int32 int64 float64 boolean decimal(2)
 * date date(dd.MM.yyyy) time time(HHmm) timestamp timestamp(yyyy-MM-dd HH:mm)}.
 *
 * @param zone of times that name none
 */
public record ColumnTypes(ZoneId zone) {
  /** For option references and errors. */
  public static final String KNOWN =
      "text, int32, int64, float64, boolean, decimal(digits after the point), date, time, timestamp; the last three also with a pattern: date(dd.MM.yyyy)";

  /** What a config calls a type that is guessed for each value. */
  public static final ColumnType INFERRED =
      new ColumnType("inferred", null, false, GuessedType::value);

  private static final int MAX_SCALE = 1_000;

  /**
   * The type that {@code written} names.
   *
   * @throws IllegalArgumentException when it names none
   */
  public ColumnType type(String written) {
    int bracket = written.indexOf('(');
    if (bracket >= 0 && !written.endsWith(")")) {
      throw new IllegalArgumentException("'" + written + "' lacks its closing bracket");
    }
    String name = (bracket < 0 ? written : written.substring(0, bracket)).strip();
    String argument = bracket < 0 ? null : written.substring(bracket + 1, written.length() - 1);
    ColumnType type = MomentTypes.named(name.toLowerCase(Locale.ROOT), argument, zone);
    if (type == null) {
      type = argument == null ? plain(name) : decimal(name, argument);
    }
    if (type == null) {
      throw new IllegalArgumentException("'" + written + "' is no column type; there are " + KNOWN);
    }
    return type;
  }

  private static @Nullable ColumnType plain(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "text", "string" -> ColumnType.TEXT;
      case "int32" -> typed("int32", Schema.OPTIONAL_INT32_SCHEMA, text -> Integer.valueOf(text));
      case "int64" -> typed("int64", Schema.OPTIONAL_INT64_SCHEMA, text -> Long.valueOf(text));
      case "float64" -> typed("float64", Schema.OPTIONAL_FLOAT64_SCHEMA, ColumnTypes::finite);
      case "boolean" -> typed("boolean", Schema.OPTIONAL_BOOLEAN_SCHEMA, ColumnTypes::truth);
      default -> null;
    };
  }

  private static @Nullable ColumnType decimal(String name, String scale) {
    if (!name.equalsIgnoreCase("decimal")) {
      return null;
    }
    int digits = Integer.parseInt(scale.strip());
    if (digits < 0 || digits > MAX_SCALE) {
      throw new IllegalArgumentException("A decimal has 0 to " + MAX_SCALE + " digits");
    }
    return typed(
        "decimal(" + digits + ")",
        Decimal.builder(digits).optional().build(),
        text -> decimal(text, digits));
  }

  static ColumnType typed(String name, Schema schema, ColumnType.Meaning meaning) {
    return new ColumnType(name, schema, true, text -> meaning.of(text.strip()));
  }

  private static Object decimal(String text, int scale) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.+-".indexOf(text.charAt(i)) < 0) { // an exponent could ask for gigabytes
        throw new IllegalArgumentException("no plain decimal");
      }
    }
    try {
      return new BigDecimal(text).setScale(scale);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("more digits than its column", e);
    }
  }

  private static Object finite(String text) {
    double number = Double.parseDouble(text);
    char last = text.charAt(text.length() - 1);
    if (!Double.isFinite(number) || last > '9' || text.indexOf('x') >= 0) {
      throw new IllegalArgumentException("no finite number");
    }
    return number;
  }

  private static Object truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  /**
   * Columns as {@code id:int64, price:decimal(2), note}; one without a type has {@code others}.
   *
   * @throws IllegalArgumentException when one has no name, or a type that does not exist
   */
  public List<Column> columns(String written, ColumnType others) {
    List<Column> columns = new ArrayList<>();
    for (String part : parts(written)) {
      int bracket = part.indexOf('(');
      int colon = part.lastIndexOf(':', bracket < 0 ? part.length() : bracket);
      String name = (colon < 0 ? part : part.substring(0, colon)).strip();
      if (name.isEmpty()) {
        throw new IllegalArgumentException("'" + part + "' has no name");
      }
      columns.add(new Column(name, colon < 0 ? others : type(part.substring(colon + 1).strip())));
    }
    return columns;
  }

  /** What stands between commas, except for those in brackets. */
  public static List<String> parts(String written) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= written.length(); i++) {
      char c = i == written.length() ? ',' : written.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (depth <= 0 || i == written.length())) {
        parts.add(written.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.removeIf(String::isEmpty);
    return parts;
  }
}
