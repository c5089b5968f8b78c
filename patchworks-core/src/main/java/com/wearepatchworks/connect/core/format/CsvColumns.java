/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Column;
import com.wearepatchworks.connect.core.record.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns CSV rows have.
 *
 * @param header whether the first row names them
 * @param declared those whose names or types are known beforehand
 * @param others the type of all others
 */
public record CsvColumns(Header header, List<Column> declared, ColumnType others) {
  /** The first row names the columns, and all values are text. */
  public static final CsvColumns HEADER =
      new CsvColumns(Header.FIRST_ROW, List.of(), ColumnType.TEXT);

  /** Where the names of the columns are. */
  public enum Header {
    /** In the first row; what is declared says their types. */
    FIRST_ROW,
    /** Nowhere: they are the declared ones, or else c1, c2 and so on. */
    NONE
  }

  /** Whether all columns will have a type of their own. */
  boolean structured() {
    boolean declaredOnly = header == Header.NONE && !declared.isEmpty();
    return (declaredOnly || others.schema() != null)
        && declared.stream().allMatch(column -> column.type().schema() != null);
  }

  /**
   * The columns of an input with these names.
   *
   * @throws IllegalArgumentException when one is declared that is not among them
   */
  List<Column> named(List<String> names) {
    Map<String, Column> known = new LinkedHashMap<>();
    declared.forEach(column -> known.put(column.name(), column));
    List<Column> columns = names.stream().map(name -> column(known.remove(name), name)).toList();
    if (!known.isEmpty()) {
      throw new IllegalArgumentException(
          "The header has no column '%s'; it has %s"
              .formatted(known.keySet().iterator().next(), names));
    }
    return columns;
  }

  private Column column(@Nullable Column declaredOne, String name) {
    return declaredOne == null ? new Column(name, others) : declaredOne;
  }

  /** The names of the columns of an input without a header, whose first row has so many fields. */
  List<String> numbered(int count) {
    return declared.isEmpty()
        ? IntStream.rangeClosed(1, count).mapToObj(number -> "c" + number).toList()
        : declared.stream().map(Column::name).toList();
  }
}
