/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is followed: a table, or a query.
 *
 * @param label for messages and offsets: the table with its schema, or the query's topic
 * @param table null for a query
 * @param query null for a table
 * @param part which of its rows
 */
public record Subject(String label, @Nullable TableId table, @Nullable String query, Part part) {
  private static final String TABLE = "table";
  private static final String PART = "part";
  private static final String QUERY = "query";

  /** A table. */
  public static Subject of(TableId table) {
    TableId plain = new TableId(null, table.schema(), table.name());
    TableId named = table.schema() == null ? table : plain;
    return new Subject(named.toString(), table, null, Part.WHOLE);
  }

  /** A query, whose rows go to {@code topic}. */
  public static Subject of(String topic, String query) {
    return new Subject(topic, null, query, Part.WHOLE);
  }

  /** So many parts that together are this. */
  public Stream<Subject> parts(int count) {
    return IntStream.range(0, count)
        .mapToObj(index -> new Subject(label, table, query, new Part(index, count)));
  }

  /** For messages, and to tell parts apart. */
  public String name() {
    return part.isWhole() ? label : label + " part " + part;
  }

  /**
   * The source partition of its records. Connect finds offsets by the bytes of its JSON, so the
   * order of the fields must never change: that of {@code Map.of} differs from JVM to JVM, and that
   * of a {@code HashMap} is what Connect itself writes when a user alters offsets.
   */
  public Map<String, String> partition() {
    Map<String, String> partition = new HashMap<>();
    partition.put(table == null ? QUERY : TABLE, label);
    if (!part.isWhole()) {
      partition.put(PART, part.toString());
    }
    return partition;
  }

  /** Whether a source partition has the form of ours. */
  public static boolean isPartition(Map<String, ?> partition) {
    boolean named =
        partition.get(TABLE) instanceof String || partition.get(QUERY) instanceof String;
    return named && partition.size() == (partition.get(PART) instanceof String ? 2 : 1);
  }
}
