/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbctask.SinkTaskMain;
import java.util.Map;
import java.util.TreeMap;

/** The task of a sink connector, without Kafka: the suite's. */
final class TaskContender implements Contender {
  static final String NAME = "connector";

  private final JdbcLab lab;
  private final TaskJvm jvm;

  private TaskContender(JdbcLab lab, TaskJvm jvm) {
    this.lab = lab;
    this.jvm = jvm;
  }

  static TaskContender start(JdbcLab lab) {
    return new TaskContender(
        lab, lab.jvm(NAME, SinkTaskMain.class, lab.classpath().archive(), JdbcLab.HEAP));
  }

  /** Options as a user would set them; the rest is as installed. */
  static Map<String, String> options(JdbcLab lab, Job.Mode mode, String topic) {
    Map<String, String> options = new TreeMap<>();
    options.put("connector.class", "com.wearepatchworks.connect.jdbc.JdbcSinkConnector");
    options.put("topics", topic);
    options.put("topics.to.tables", topic + ":public." + Rows.WRITTEN);
    options.put("connection.url", lab.server().url());
    options.put("connection.user", lab.server().user());
    options.put("connection.password", lab.server().password());
    options.put("insert.mode", mode.word());
    if (mode == Job.Mode.UPSERT) {
      options.put("pk.mode", "record_key");
    }
    return options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean takes(Job job) {
    return true;
  }

  @Override
  public Timing write(Job job) {
    Map<String, String> settings = options(lab, job.mode(), "rows");
    settings.put("name", "benchmark");
    settings.putAll(run(job, 500));
    return jvm.timed(settings, job.rows(), lab.serverCpu());
  }

  /** Settings of a run of tasks. */
  static Map<String, String> run(Job job, int perPut) {
    return Map.of(
        "run.tasks", Integer.toString(job.writers()),
        "run.rows", Integer.toString(job.rows()),
        "run.order", job.mode().order(),
        "run.per.put", Integer.toString(perPut));
  }
}
