/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import com.wearepatchworks.connect.core.config.Problems;
import java.util.Map;

/** Options as other JDBC connectors name them: whoever comes from there is told our name. */
public record ForeignNames(Map<String, String> ours) {
  /** Of the source. */
  public static final ForeignNames SOURCE =
      new ForeignNames(
          Map.ofEntries(
              Map.entry("table.whitelist", "table.include"),
              Map.entry("table.include.list", "table.include"),
              Map.entry("table.blacklist", "table.exclude"),
              Map.entry("table.exclude.list", "table.exclude"),
              Map.entry("batch.max.rows", "page.rows"),
              Map.entry("timestamp.initial", "start"),
              Map.entry("timestamp.initial.ms", "start"),
              Map.entry("incrementing.initial", "start"),
              Map.entry("timestamp.granularity", "timestamp.mapping"),
              Map.entry("dialect.name", "dialect")));

  /** Of the sink. */
  public static final ForeignNames SINK =
      new ForeignNames(
          Map.ofEntries(
              Map.entry("batch.size", "batch.max.rows"),
              Map.entry("fields.whitelist", "fields.include"),
              Map.entry("topics.to.tables.mapping", "topics.to.tables"),
              Map.entry("string.output.value.column.name", "string.value.column"),
              Map.entry("collection.name.format", "table.name.format"),
              Map.entry("primary.key.mode", "pk.mode"),
              Map.entry("primary.key.fields", "pk.fields"),
              Map.entry("connection.username", "connection.user"),
              Map.entry("max.retries", "retry.budget.ms"),
              Map.entry("retry.backoff.ms", "retry.backoff.initial.ms"),
              Map.entry("dialect.name", "dialect")));

  /** Adds a problem for each option of {@code given} that is one of another connector. */
  public void report(Map<String, String> given, Problems problems) {
    for (String name : given.keySet()) {
      String known = ours.get(name);
      if (known != null) {
        problems.add(name, "Unknown option '%s'. Here its part is '%s'".formatted(name, known));
      }
    }
  }
}
