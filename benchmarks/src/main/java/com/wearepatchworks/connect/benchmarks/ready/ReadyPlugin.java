/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.ready;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The ready source as a plugin. */
public final class ReadyPlugin {
  private ReadyPlugin() {}

  /**
   * Makes it.
   *
   * @param pluginPath a new directory
   * @return the same, for {@code plugin.path}
   */
  public static Path in(Path pluginPath) {
    return PluginJar.make(
        pluginPath,
        "ready",
        List.of(ReadySource.class, ReadyTask.class),
        Map.of("org.apache.kafka.connect.source.SourceConnector", ReadySource.class));
  }
}
