/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbctask.SinkTaskMain;
import java.util.Map;
import java.util.TreeMap;

/**
 * Debezium's JDBC sink: its tasks, without Kafka.
 *
 * @param tuning how it is set
 */
record DebeziumContender(JdbcLab lab, TaskJvm jvm, Tuning tuning) implements Contender {
  /** How it is set. */
  enum Tuning {
    /** As installed, with Connect's 500 records a call. */
    INSTALLED("Debezium, as installed", 500),
    /** With what makes it fastest here: longer calls, statements of many rows, one row per key. */
    TUNED("Debezium, tuned", 3_000);

    private final String title;
    private final int batch;

    Tuning(String title, int batch) {
      this.title = title;
      this.batch = batch;
    }

    String title() {
      return title;
    }

    /** Records of a call and rows of a batch. */
    int batch() {
      return batch;
    }
  }

  static TaskJvm start(JdbcLab lab) {
    return lab.jvm("Debezium", SinkTaskMain.class, lab.classpath().debezium(), JdbcLab.HEAP);
  }

  /** Its options. */
  static Map<String, String> options(JdbcLab lab, Job.Mode mode, String topic, Tuning tuning) {
    boolean tuned = tuning == Tuning.TUNED;
    Map<String, String> options = new TreeMap<>();
    options.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
    options.put("topics", topic);
    options.put("connection.url", lab.server().url() + "?reWriteBatchedInserts=" + tuned);
    options.put("connection.username", lab.server().user());
    options.put("connection.password", lab.server().password());
    options.put("collection.name.format", Rows.WRITTEN);
    options.put("schema.evolution", "none");
    options.put("insert.mode", mode.word());
    options.put("batch.size", Integer.toString(tuning.batch));
    options.put("primary.key.mode", mode == Job.Mode.UPSERT ? "record_key" : "none");
    if (mode == Job.Mode.UPSERT) {
      options.put("primary.key.fields", "id");
      options.put("use.reduction.buffer", Boolean.toString(tuned));
    }
    return options;
  }

  @Override
  public String name() {
    return tuning.title;
  }

  @Override
  public boolean takes(Job job) {
    return true;
  }

  @Override
  public int rows(JdbcSizes sizes) {
    return sizes.slowRows();
  }

  @Override
  public Timing write(Job job) {
    Map<String, String> settings = options(lab, job.mode(), "rows", tuning);
    settings.put("name", "benchmark");
    settings.putAll(TaskContender.run(job, tuning.batch));
    return jvm.timed(settings, job.rows(), lab.serverCpu());
  }
}
