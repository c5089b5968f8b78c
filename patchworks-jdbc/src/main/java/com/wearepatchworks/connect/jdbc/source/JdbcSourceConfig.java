/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.UnknownOptions;
import com.wearepatchworks.connect.jdbc.client.ConnectionCheck;
import com.wearepatchworks.connect.jdbc.client.DatabaseOptions;
import com.wearepatchworks.connect.jdbc.client.ForeignNames;
import com.wearepatchworks.connect.jdbc.source.after.AfterOptions;
import com.wearepatchworks.connect.jdbc.source.follow.FollowConfig;
import com.wearepatchworks.connect.jdbc.source.follow.Mode;
import com.wearepatchworks.connect.jdbc.source.reading.PaceOptions;
import com.wearepatchworks.connect.jdbc.source.reading.TableSource.Settings;
import com.wearepatchworks.connect.jdbc.source.reading.TryOut;
import com.wearepatchworks.connect.jdbc.source.rows.RowOptions;
import com.wearepatchworks.connect.jdbc.source.tables.TableOptions;
import com.wearepatchworks.connect.jdbc.source.type.TypeOptions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The options of the source. */
public final class JdbcSourceConfig {
  private static final String POSTGRESQL = "postgresql";

  /** Arrays that the driver takes in binary. */
  private static final String ARRAY_TYPES =
      "1000,1001,1005,1007,1009,1015,1016,1021,1022,1028,1231,2951";

  /** All options. */
  public static final ConfigDef DEFINITION = define();

  private JdbcSourceConfig() {}

  private static ConfigDef define() {
    ConfigDef def = new ConfigDef();
    DatabaseOptions.define(def);
    FollowConfig.define(def);
    TableOptions.define(def);
    RowOptions.define(def);
    PaceOptions.define(def);
    AfterOptions.define(def);
    return def;
  }

  /** Checks what concerns several options, and misspelt ones. */
  public static void check(Map<String, String> options, Problems problems) {
    ForeignNames.SOURCE.report(options, problems);
    UnknownOptions.report(TableOptions.named(options), DEFINITION.names(), problems);
    if (problems.any()) {
      return;
    }
    AbstractConfig config = parse(options);
    DatabaseOptions.check(config, problems);
    FollowConfig.check(config, problems);
    TableOptions.check(config, problems);
    AfterOptions.check(config, problems);
    if (!problems.any()) {
      checkDialect(config, problems);
    }
  }

  private static void checkDialect(AbstractConfig config, Problems problems) {
    boolean postgres = DatabaseOptions.from(config).dialect().name().equals(POSTGRESQL);
    if (!postgres && FollowConfig.from(config).mode() == Mode.GAP_FREE) {
      problems.add(
          FollowConfig.MODE,
          "gap-free works on PostgreSQL only; take timestamp+incrementing or incrementing, with"
              + " timestamp.delay.interval.ms or a re-read window longer than any transaction");
    }
    if (!postgres && PaceOptions.from(config).channel() != null) {
      problems.add(PaceOptions.CHANNEL, "only PostgreSQL has NOTIFY; set poll.interval.ms instead");
    }
  }

  /** What only the database can tell, by option, of options that are fine by themselves. */
  public static Map<String, String> tryOut(Map<String, String> options) {
    AbstractConfig config = parse(options);
    DatabaseOptions database = database(config);
    return ConnectionCheck.problems(
        database,
        (connection, problems) ->
            TryOut.look(connection, database.dialect(), settings(config), problems));
  }

  /** The options of reading. */
  static Settings settings(AbstractConfig config) {
    return new Settings(
        TableOptions.from(config),
        FollowConfig.from(config),
        RowOptions.from(config),
        PaceOptions.from(config),
        AfterOptions.from(config));
  }

  /** The options of the connection. */
  static DatabaseOptions database(AbstractConfig config) {
    DatabaseOptions options = DatabaseOptions.from(config);
    return options.dialect().name().equals(POSTGRESQL)
        ? options.with(driver(TypeOptions.from(config)))
        : options;
  }

  /** Of PostgreSQL's driver. */
  private static Map<String, String> driver(TypeOptions types) {
    Map<String, String> properties = new HashMap<>();
    // binary from the first execution on, not the fifth: first loads run most statements once
    properties.put("prepareThreshold", "-1");
    if (types.arrays() == TypeOptions.Arrays.STRING) {
      // or the text would be the driver's, with quotes around numbers
      properties.put("binaryTransferDisable", ARRAY_TYPES);
    }
    return properties;
  }

  /** A parsed configuration. */
  static AbstractConfig parse(Map<String, String> options) {
    return new AbstractConfig(DEFINITION, options, false);
  }
}
