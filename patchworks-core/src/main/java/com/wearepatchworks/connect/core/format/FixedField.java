/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Column;
import com.wearepatchworks.connect.core.record.ColumnType;
import com.wearepatchworks.connect.core.record.ColumnTypes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that has its place in each line.
 *
 * @param from its first character, from 1
 * @param to its last character
 */
public record FixedField(Column column, int from, int to) {
  private static final Pattern WRITTEN =
      Pattern.compile("([^:]+):\\s*(\\d{1,9})\\s*-\\s*(\\d{1,9})\\s*(?::(.*))?", Pattern.DOTALL);

  /** Refuses places that do not exist. */
  public FixedField {
    if (from < 1 || to < from) {
      throw new IllegalArgumentException(
          "Column '%s' is at %d-%d; the first character is 1".formatted(column.name(), from, to));
    }
  }

  /**
   * Columns as {@code id:1-10:int64, name:11-40}; those without a type have {@code others}.
   *
   * @throws IllegalArgumentException when one is not written so
   */
  public static List<FixedField> parse(String written, ColumnTypes types, ColumnType others) {
    return ColumnTypes.parts(written).stream().map(part -> one(part, types, others)).toList();
  }

  private static FixedField one(String part, ColumnTypes types, ColumnType others) {
    Matcher match = WRITTEN.matcher(part);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "'" + part + "' is no column such as id:1-10 or id:1-10:int64");
    }
    String type = match.group(4);
    return new FixedField(
        new Column(match.group(1).strip(), type == null ? others : types.type(type.strip())),
        Integer.parseInt(match.group(2)),
        Integer.parseInt(match.group(3)));
  }
}
