/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;

/**
 * Gives a worker in this JVM, whose environment cannot be changed, variables of its own beside
 * those of the process. Its parameters are the variables. A {@link WorkerProcess} gets real ones.
 */
public final class EnvironmentConfigProvider implements ConfigProvider {
  private ConfigProvider variables = new EnvVarConfigProvider();

  /** For the worker, which makes it by name. */
  public EnvironmentConfigProvider() {}

  @Override
  public void configure(Map<String, ?> added) {
    Map<String, String> all = new HashMap<>(System.getenv());
    added.forEach((name, value) -> all.put(name, String.valueOf(value)));
    variables = new EnvVarConfigProvider(all);
    variables.configure(Map.of());
  }

  @Override
  public ConfigData get(String path) {
    return variables.get(path);
  }

  @Override
  public ConfigData get(String path, Set<String> names) {
    return variables.get(path, names);
  }

  @Override
  public void close() {}
}
