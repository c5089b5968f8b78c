/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Configurations of tasks that differ in nothing but their number. */
public final class TaskConfigs {
  private static final String TASK = "patchworks.task.id";

  private TaskConfigs() {}

  /**
   * One copy of {@code options} per task. Only for connectors whose tasks share the work by
   * themselves (a consumer group, a port): a source that reads would read everything as often as it
   * has tasks.
   */
  public static List<Map<String, String>> copies(Map<String, String> options, int tasks) {
    return IntStream.range(0, tasks).mapToObj(task -> numbered(options, task)).toList();
  }

  private static Map<String, String> numbered(Map<String, String> options, int task) {
    Map<String, String> copy = new HashMap<>(options);
    copy.put(TASK, Integer.toString(task));
    return copy;
  }

  /** {@code connector} and {@code task} of a task's configuration: the tags of its metrics. */
  public static Map<String, String> tags(Map<String, String> options) {
    return Map.of(
        "connector", options.getOrDefault("name", "unnamed"),
        "task", options.getOrDefault(TASK, "0"));
  }

  /** Connector and task in one word, for the names of threads. */
  public static String taskName(Map<String, String> options) {
    Map<String, String> tags = tags(options);
    return tags.get("connector") + "-" + tags.get("task");
  }
}
