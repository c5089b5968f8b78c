/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.tables;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Which tables are followed, or which queries.
 *
 * @param kinds of tables, as the database names them
 * @param interval between two looks at what tables there are
 * @param queries by topic; empty: tables
 * @param parts in which each table is read
 */
public record TableOptions(
    TableNames include,
    TableNames exclude,
    List<String> kinds,
    Duration interval,
    Map<String, String> queries,
    int parts) {
  /** Name of the option. */
  public static final String INCLUDE = "table.include";

  private static final String EXCLUDE = "table.exclude";
  private static final String TYPES = "table.types";
  private static final String INTERVAL_MS = "table.poll.interval.ms";

  /** Name of the option. */
  public static final String PARTS = "table.parts";

  private static final String QUERY = "query";
  private static final String QUERY_PREFIX = "query.";

  /** Declares the options, group "Tables". */
  public static ConfigDef define(ConfigDef def) {
    OptionGroup options = OptionGroup.of(def, "Tables");
    defineTables(options);
    defineParts(options);
    return def;
  }

  private static void defineTables(OptionGroup options) {
    options
        .add(
            Option.list(INCLUDE)
                .defaultsTo(List.of())
                .important()
                .doc(
                    "Tables to follow: table, schema.table, or a regular expression of schema.table"
                        + " between slashes, as in /public\\.stage_.*/. Names are as the database keeps"
                        + " them."))
        .add(
            Option.list(EXCLUDE)
                .defaultsTo(List.of())
                .doc("Tables to leave out, written in the same way."))
        .add(
            Option.list(TYPES)
                .defaultsTo(List.of("TABLE", "PARTITIONED TABLE", "BASE TABLE"))
                .doc(
                    "Kinds of tables, as the driver names them; VIEW for views. The partitions of a"
                        + " partitioned table of PostgreSQL are read through it."))
        .add(
            Option.number(INTERVAL_MS)
                .defaultsTo(60_000L)
                .validatedBy(atLeast(100))
                .doc(
                    "How often to look for new and dropped tables, in milliseconds. A new table does"
                        + " not disturb the others."));
  }

  private static void defineParts(OptionGroup options) {
    options
        .add(
            Option.integer(PARTS)
                .defaultsTo(1)
                .validatedBy(between(1, 100))
                .advanced()
                .doc(
                    "PostgreSQL: in how many parts, by a hash of the primary key, each table is read,"
                        + " so that several tasks share one: the first load, and all that follows."
                        + " The order of a key's rows is kept. Each part has its own offset: to change"
                        + " the number is to read the tables anew."))
        .add(
            Option.string(QUERY)
                .optional()
                .doc(
                    "A query to follow instead of tables; its rows go to the topic that the option"
                        + " topic names. For several: query.<topic>=<query>, one per topic. It is read"
                        + " as SELECT ... FROM (<query>) t, so any WHERE or JOIN works; it must select"
                        + " the columns that the mode and the key need, and have no ORDER BY."));
  }

  /** Whether every table is named, so that one that is missing is a mistake. */
  public boolean isExact() {
    return queries.isEmpty() && include.areExact();
  }

  /** The given options without those that are named after a topic. */
  public static Map<String, String> named(Map<String, String> given) {
    Map<String, String> named = new LinkedHashMap<>(given);
    named.keySet().removeIf(name -> name.startsWith(QUERY_PREFIX));
    return named;
  }

  /** Checks what concerns several options. */
  public static void check(AbstractConfig config, Problems problems) {
    boolean tables = !list(config, INCLUDE).isEmpty();
    boolean queries = !queries(config).isEmpty();
    if (tables == queries) {
      problems.add(
          INCLUDE,
          tables
              ? "%s and %s exclude each other: use two connectors".formatted(INCLUDE, QUERY)
              : "Name the tables to follow, or set %s or %s<topic>".formatted(QUERY, QUERY_PREFIX));
    }
    for (String option : List.of(INCLUDE, EXCLUDE)) {
      try {
        new TableNames(list(config, option));
      } catch (PatternSyntaxException e) {
        problems.add(
            option,
            "'%s' is no regular expression: %s".formatted(e.getPattern(), e.getDescription()));
      }
    }
  }

  /** The options as values. */
  public static TableOptions from(AbstractConfig config) {
    return new TableOptions(
        new TableNames(list(config, INCLUDE)),
        new TableNames(list(config, EXCLUDE)),
        list(config, TYPES),
        Duration.ofMillis(config.getLong(INTERVAL_MS)),
        queries(config),
        config.getInt(PARTS));
  }

  private static Map<String, String> queries(AbstractConfig config) {
    Map<String, String> queries = new TreeMap<>();
    String one = config.getString(QUERY);
    if (one != null) {
      queries.put("", one);
    }
    config
        .originalsStrings()
        .forEach(
            (name, query) -> {
              if (name.startsWith(QUERY_PREFIX)) {
                queries.put(name.substring(QUERY_PREFIX.length()), query);
              }
            });
    return queries;
  }

  private static List<String> list(AbstractConfig config, String name) {
    return Objects.requireNonNull(config.getList(name));
  }
}
