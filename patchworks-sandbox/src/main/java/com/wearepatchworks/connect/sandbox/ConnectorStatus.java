/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the worker says about a connector.
 *
 * @param name of the connector
 * @param state {@code RUNNING}, {@code PAUSED}, {@code STOPPED}, {@code FAILED} or {@code
 *     UNASSIGNED}
 * @param worker host and port of the REST API of the worker that runs it
 * @param trace stack trace when it failed, else empty
 * @param tasks its tasks, none before they were started
 */
public record ConnectorStatus(
    String name, String state, String worker, String trace, List<Task> tasks) {

  /**
   * What the worker says about one task.
   *
   * @param id from 0
   * @param state as of the connector
   * @param worker as of the connector
   * @param trace as of the connector
   */
  public record Task(int id, String state, String worker, String trace) {}

  /** True when the connector and every one of its tasks (at least one) run. */
  public boolean isRunning() {
    return state.equals("RUNNING")
        && !tasks.isEmpty()
        && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
  }

  /** Stack traces of the connector and the tasks that failed; empty when none did. */
  public String failures() {
    StringBuilder failures = new StringBuilder();
    if (state.equals("FAILED")) {
      failures.append("connector ").append(name).append(": ").append(trace);
    }
    for (Task task : tasks) {
      if (task.state().equals("FAILED")) {
        failures.append("task ").append(task.id()).append(": ").append(task.trace());
      }
    }
    return failures.toString();
  }

  static ConnectorStatus of(JsonNode json) {
    List<Task> tasks = new ArrayList<>();
    for (JsonNode task : json.path("tasks")) {
      tasks.add(
          new Task(
              task.path("id").asInt(),
              text(task, "state"),
              text(task, "worker_id"),
              text(task, "trace")));
    }
    JsonNode connector = json.path("connector");
    return new ConnectorStatus(
        text(json, "name"),
        text(connector, "state"),
        text(connector, "worker_id"),
        text(connector, "trace"),
        List.copyOf(tasks));
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText("");
  }
}
