/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is followed: a table, or a query.
 *
 * @param label for messages and offsets: the table with its schema, or the query's topic
 * @param table null for a query
 * @param query null for a table
 */
public record Subject(String label, @Nullable TableId table, @Nullable String query) {
  private static final String TABLE = "table";
  private static final String QUERY = "query";

  /** A table. */
  public static Subject of(TableId table) {
    TableId plain = new TableId(null, table.schema(), table.name());
    TableId named = table.schema() == null ? table : plain;
    return new Subject(named.toString(), table, null);
  }

  /** A query, whose rows go to {@code topic}. */
  public static Subject of(String topic, String query) {
    return new Subject(topic, null, query);
  }

  /** The source partition of its records. */
  public Map<String, String> partition() {
    return Map.of(table == null ? QUERY : TABLE, label);
  }

  /** Whether a source partition has the form of ours. */
  public static boolean isPartition(Map<String, ?> partition) {
    return partition.size() == 1
        && (partition.get(TABLE) instanceof String || partition.get(QUERY) instanceof String);
  }
}
