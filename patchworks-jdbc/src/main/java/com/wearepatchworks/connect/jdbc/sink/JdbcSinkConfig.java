/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink;

import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.UnknownOptions;
import com.wearepatchworks.connect.core.failure.DeadLetters;
import com.wearepatchworks.connect.jdbc.client.DatabaseOptions;
import com.wearepatchworks.connect.jdbc.client.ForeignNames;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The options of the sink. */
public final class JdbcSinkConfig {
  /** All options. */
  public static final ConfigDef DEFINITION = define();

  private JdbcSinkConfig() {}

  private static ConfigDef define() {
    ConfigDef def = new ConfigDef();
    DatabaseOptions.define(def);
    TableOptions.define(def);
    RowOptions.define(def);
    WriteOptions.define(def);
    return def;
  }

  /** Checks what concerns several options, and misspelt ones. */
  public static void check(Map<String, String> options, Problems problems) {
    ForeignNames.SINK.report(options, problems);
    UnknownOptions.report(options, DEFINITION.names(), problems);
    DeadLetters.check(options, problems);
    if (!problems.any()) {
      AbstractConfig config = parse(options);
      DatabaseOptions.check(config, problems);
      RowOptions.check(config, problems);
      TableOptions.check(config, problems);
      WriteOptions.check(config, problems);
    }
  }

  /** A parsed configuration. */
  static AbstractConfig parse(Map<String, String> options) {
    return new AbstractConfig(DEFINITION, options, false);
  }
}
