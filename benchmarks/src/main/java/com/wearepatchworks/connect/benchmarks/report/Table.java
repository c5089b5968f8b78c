/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, with columns as wide as what they hold. */
public final class Table {
  private final int columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings. */
  public Table(String... headings) {
    columns = headings.length;
    row((Object[]) headings);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when it has another number of cells than there are headings
   */
  public Table row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "a row of %d cells in a table of %d columns".formatted(cells.length, columns));
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell).replace("|", "\\|"));
    }
    rows.add(row);
    return this;
  }

  /** A number for reading: thousands apart from 1000 on, else up to two digits after the point. */
  public static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 1_000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** A whole number for reading: thousands apart. */
  public static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A part of a whole: 0.81 is {@code 81 %}. */
  public static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", part * 100);
  }

  /** The table, with a line end after each row. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      append(text, rows.get(i));
      if (i == 0) {
        append(text, rule());
      }
    }
    return text.toString();
  }

  private List<String> rule() {
    List<String> rule = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      rule.add("-".repeat(Math.max(3, width(column))));
    }
    return rule;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private void append(StringBuilder text, List<String> row) {
    for (int column = 0; column < columns; column++) {
      String cell = row.get(column);
      int padding = Math.max(3, width(column)) - cell.length();
      text.append("| ").append(cell).append(" ".repeat(padding)).append(' ');
    }
    text.append("|\n");
  }
}
