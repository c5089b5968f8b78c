/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.sink.row.PlanMaker;
import com.wearepatchworks.connect.jdbc.sink.row.Planner;
import com.wearepatchworks.connect.jdbc.sink.row.RowSettings;
import com.wearepatchworks.connect.jdbc.sink.row.TableFitter;
import com.wearepatchworks.connect.jdbc.sink.sql.DatabaseCatalog;
import com.wearepatchworks.connect.jdbc.sink.write.Connections;
import com.wearepatchworks.connect.jdbc.sink.write.OffsetTable;
import com.wearepatchworks.connect.jdbc.sink.write.SinkEngine;
import com.wearepatchworks.connect.jdbc.sink.write.SinkParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** Makes a sink out of a configuration. */
record JdbcSinkAssembly(AbstractConfig config, Map<String, String> options, Database database) {

  SinkEngine engine(SinkTaskContext context, UnaryOperator<Connections> wrapped) {
    return new SinkParts(
            database,
            wrapped.apply(this::connect),
            planner(),
            offsets(),
            reporter(context),
            RowOptions.deletes(config),
            WriteOptions.settings(config),
            TaskConfigs.taskName(options))
        .start(context);
  }

  private Planner planner() {
    Dialect dialect = database.dialect();
    RowSettings rows = RowOptions.settings(config);
    TableFitter fitter =
        new TableFitter(new DatabaseCatalog(database), dialect, TableOptions.settings(config));
    return new Planner(
        TableOptions.router(config, dialect.names()), new PlanMaker(rows, fitter, dialect));
  }

  private @Nullable OffsetTable offsets() {
    if (!WriteOptions.exactlyOnce(config)) {
      return null;
    }
    Names names = database.dialect().names();
    return new OffsetTable(
        database.dialect(),
        WriteOptions.offsetsTable(config, names),
        String.valueOf(TaskConfigs.tags(options).get("connector")));
  }

  /** Without tolerance the worker would fail the task at the report, after other rows are in. */
  private @Nullable ErrantRecordReporter reporter(SinkTaskContext context) {
    return "all".equalsIgnoreCase(options.get("errors.tolerance"))
        ? context.errantRecordReporter()
        : null;
  }

  private Connection connect() throws SQLException {
    Connection connection = database.own();
    if (!WriteOptions.synchronous(config)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET synchronous_commit = off");
      }
      connection.commit();
    }
    return connection;
  }
}
