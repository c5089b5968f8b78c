/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import com.wearepatchworks.connect.jdbc.client.ConnectionCheck;
import com.wearepatchworks.connect.jdbc.client.DatabaseOptions;
import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.InsertMode;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings.KeyMode;
import com.wearepatchworks.connect.jdbc.sink.sql.DatabaseCatalog;
import com.wearepatchworks.connect.jdbc.sink.sql.Rights;
import com.wearepatchworks.connect.jdbc.sink.sql.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/** What only the database can tell about a configuration; looks, and changes nothing. */
public final class JdbcSinkTrial {
  private final AbstractConfig config;
  private final Dialect dialect;
  private final RowSettings rows;

  private JdbcSinkTrial(AbstractConfig config) {
    this.config = config;
    this.dialect = DatabaseOptions.from(config).dialect();
    this.rows = RowOptions.settings(config);
  }

  /** A sentence for each option at fault, of options that are fine by themselves. */
  public static Map<String, String> problems(Map<String, String> options) {
    AbstractConfig config = JdbcSinkConfig.parse(options);
    JdbcSinkTrial trial = new JdbcSinkTrial(config);
    List<String> topics =
        Arrays.stream(options.getOrDefault("topics", "").split(",", -1))
            .map(String::trim)
            .filter(topic -> !topic.isEmpty())
            .toList();
    return ConnectionCheck.problems(
        DatabaseOptions.from(config),
        (connection, problems) -> trial.check(connection, topics, problems));
  }

  private void check(Connection connection, List<String> topics, Map<String, String> problems)
      throws SQLException {
    for (TableId table : tables(topics)) {
      Optional<Target> target = DatabaseCatalog.find(connection, dialect, table);
      if (target.isPresent()) {
        checkTable(connection, target.get(), problems);
      } else if (!config.getBoolean(TableOptions.CREATE)) {
        problems.put(
            TableOptions.FORMAT,
            "Table %s does not exist: create it, or set auto.create=true".formatted(table));
      }
    }
  }

  /** Tables that are known without a record. */
  private List<TableId> tables(List<String> topics) {
    Map<String, String> named =
        new HashMap<>(Pairs.of(TableOptions.TOPICS, config.getList(TableOptions.TOPICS)));
    List<TableId> tables = new ArrayList<>();
    for (String topic : topics) {
      if (named.containsKey(topic)) {
        tables.add(dialect.names().parse(named.get(topic)));
      } else {
        TableOptions.router(config, dialect.names()).ofTopic(topic).ifPresent(tables::add);
      }
    }
    return tables;
  }

  private void checkTable(Connection connection, Target target, Map<String, String> problems)
      throws SQLException {
    for (String column : rows.keyMode() == KeyMode.NONE ? List.<String>of() : rows.keyFields()) {
      if (target.column(column).isEmpty() && !config.getBoolean(TableOptions.EVOLVE)) {
        problems.put(
            RowOptions.KEY_FIELDS, "Table %s has no column '%s'".formatted(target.id(), column));
      }
    }
    if (rows.mode() == InsertMode.UPSERT && !hasKey(target)) {
      problems.put(
          RowOptions.MODE,
          "upsert needs a primary or unique key over exactly the key's columns in table %s; it has %s"
              .formatted(target.id(), target.uniqueKeys()));
    }
    String missing = Rights.missing(connection, dialect, target, needed());
    if (!missing.isEmpty()) {
      problems.put(
          "connection.user",
          "The user lacks the right to %s in table %s".formatted(missing, target.id()));
    }
  }

  private List<String> needed() {
    List<String> needed = new ArrayList<>();
    if (rows.mode() != InsertMode.UPDATE) {
      needed.add("INSERT");
    }
    if (rows.mode() != InsertMode.INSERT) {
      needed.addAll(List.of("SELECT", "UPDATE"));
    }
    if (RowOptions.deletes(config)) {
      needed.add("DELETE");
    }
    return needed;
  }

  private boolean hasKey(Target target) {
    return rows.keyFields().isEmpty()
        ? !target.uniqueKeys().isEmpty()
        : target.isUnique(
            rows.keyFields().stream()
                .map(field -> target.column(field).map(c -> c.name()).orElse(field))
                .toList());
  }
}
