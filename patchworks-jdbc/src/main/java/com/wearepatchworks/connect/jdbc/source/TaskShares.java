/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source;

import com.wearepatchworks.connect.core.config.TaskConfigs;
import com.wearepatchworks.connect.jdbc.source.tables.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How tasks know which of how many they are. */
public final class TaskShares {
  private static final String TASKS = "patchworks.tasks";

  private TaskShares() {}

  /** Configurations of so many tasks. */
  public static List<Map<String, String>> configs(Map<String, String> options, int tasks) {
    Map<String, String> counted = new HashMap<>(options);
    counted.put(TASKS, Integer.toString(tasks));
    return TaskConfigs.copies(counted, tasks);
  }

  /** The share of one of them. */
  static Share of(Map<String, String> options) {
    int task = Integer.parseInt(Objects.requireNonNull(TaskConfigs.tags(options).get("task")));
    return new Share(task, Integer.parseInt(options.getOrDefault(TASKS, "1")));
  }
}
