/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of tables and columns: quoted into SQL, and read from options. Names are taken as written;
 * no case is folded, whatever the database does with bare names.
 */
public final class Names {
  /** Where the part before a table's name belongs. */
  enum Qualifier {
    SCHEMA,
    CATALOG
  }

  private final String open;
  private final String close;
  private final int maxLength;
  private final Qualifier qualifier;

  Names(String open, String close, int maxLength, Qualifier qualifier) {
    this.open = open;
    this.close = close;
    this.maxLength = maxLength;
    this.qualifier = qualifier;
  }

  /**
   * One name, ready for SQL.
   *
   * @throws IllegalArgumentException if it is empty or holds a NUL, which no quoting can carry
   */
  public String quote(String identifier) {
    if (identifier.isEmpty()) {
      throw new IllegalArgumentException("A name is empty: \"\". Give the table or column a name");
    }
    if (identifier.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "The name \""
              + identifier.replace("\0", "\\0")
              + "\" holds a NUL character. Take it out; no database has such a name");
    }
    return open + identifier.replace(close, close + close) + close;
  }

  /** A table's name with all its parts, ready for SQL. */
  public String quote(TableId table) {
    return Stream.of(table.catalog(), table.schema(), table.name())
        .filter(Objects::nonNull)
        .map(this::quote)
        .collect(Collectors.joining("."));
  }

  /** Several names with commas between, ready for SQL. */
  public String quoteAll(List<String> identifiers) {
    return identifiers.stream().map(this::quote).collect(Collectors.joining(", "));
  }

  /**
   * A table as a user writes it: {@code table}, {@code schema.table} or {@code
   * catalog.schema.table}; a part with a dot in it stands in quotes.
   *
   * @throws IllegalArgumentException if it has no name, too many parts, or a quote that is not
   *     closed
   */
  public TableId parse(String text) {
    List<String> parts = new NameParts(open, close).of(text);
    return switch (parts.size()) {
      case 1 -> TableId.of(parts.get(0));
      case 2 ->
          qualifier == Qualifier.SCHEMA
              ? TableId.of(parts.get(0), parts.get(1))
              : new TableId(parts.get(0), null, parts.get(1));
      case 3 -> new TableId(parts.get(0), parts.get(1), parts.get(2));
      default ->
          throw new IllegalArgumentException(
              "'"
                  + text
                  + "' has more than three parts. Write table, schema.table or"
                  + " catalog.schema.table; put a part with a dot in it in quotes");
    };
  }

  /** How long a name may be: characters, PostgreSQL and SQLite: bytes of UTF-8. */
  public int maxLength() {
    return maxLength;
  }
}
