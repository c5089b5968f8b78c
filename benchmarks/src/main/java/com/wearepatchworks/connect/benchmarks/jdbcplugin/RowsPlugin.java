/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbcplugin;

import com.wearepatchworks.connect.benchmarks.jdbctask.Structs;
import com.wearepatchworks.connect.benchmarks.jdbctask.Values;
import com.wearepatchworks.connect.benchmarks.ready.PluginJar;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Both connectors as a plugin. */
public final class RowsPlugin {
  private RowsPlugin() {}

  /**
   * Makes it.
   *
   * @param pluginPath a directory, which need not be there
   * @return the same, for {@code plugin.path}
   */
  public static Path in(Path pluginPath) {
    return PluginJar.make(
        pluginPath,
        "rows",
        List.of(
            ReadyRows.class,
            ReadyRowsTask.class,
            SwallowSink.class,
            SwallowTask.class,
            Structs.class,
            Structs.Order.class,
            Values.class),
        Map.of(
            "org.apache.kafka.connect.source.SourceConnector",
            ReadyRows.class,
            "org.apache.kafka.connect.sink.SinkConnector",
            SwallowSink.class));
  }
}
