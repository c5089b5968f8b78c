/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table or view, named as the database keeps it: no quotes, no folding of case.
 *
 * @param catalog null where the connection's own is meant
 * @param schema null where the one that the database finds by itself is meant
 */
public record TableId(@Nullable String catalog, @Nullable String schema, String name) {
  /** A table that the database finds by itself. */
  public static TableId of(String name) {
    return new TableId(null, null, name);
  }

  /** A table of a schema. */
  public static TableId of(String schema, String name) {
    return new TableId(null, schema, name);
  }

  /** With dots between, for messages, metrics and topic names; not for SQL. */
  @Override
  public String toString() {
    return Stream.of(catalog, schema, name)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("."));
  }
}
