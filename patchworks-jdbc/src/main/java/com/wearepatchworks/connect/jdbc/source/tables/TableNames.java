/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.tables;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tables by name, by schema and name, or by a regular expression of both between slashes. */
public final class TableNames {
  private final List<Predicate<TableId>> tests;
  private final List<String> texts;

  /**
   * Tables of a list.
   *
   * @throws java.util.regex.PatternSyntaxException when one is no regular expression
   */
  public TableNames(List<String> texts) {
    this.texts = List.copyOf(texts);
    this.tests = texts.stream().map(TableNames::test).toList();
  }

  private static Predicate<TableId> test(String text) {
    if (isPattern(text)) {
      Pattern pattern = Pattern.compile(text.substring(1, text.length() - 1));
      return table -> pattern.matcher(qualified(table)).matches();
    }
    String plain = text.replace("\"", "").replace("`", "");
    return table ->
        plain.equals(table.name())
            || plain.equals(qualified(table))
            || plain.equals(table.toString());
  }

  private static String qualified(TableId table) {
    String schema = table.schema() == null ? table.catalog() : table.schema();
    return schema == null ? table.name() : schema + "." + table.name();
  }

  /** Whether none is a regular expression. */
  boolean areExact() {
    return texts.stream().noneMatch(TableNames::isPattern);
  }

  private static boolean isPattern(String text) {
    return text.length() > 2 && text.startsWith("/") && text.endsWith("/");
  }

  /** Whether a table is one of them. */
  boolean match(TableId table) {
    return tests.stream().anyMatch(test -> test.test(table));
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
