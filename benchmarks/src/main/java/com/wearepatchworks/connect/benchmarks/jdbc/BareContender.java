/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbctask.BareMain;
import java.util.Map;
import java.util.TreeMap;

/** The driver alone, on rows that it is given ready. */
record BareContender(JdbcLab lab, TaskJvm jvm, Way way) implements Contender {
  /** How it writes. */
  enum Way {
    /** Encoded by the server beforehand. */
    COPY_BINARY("bare COPY binary", 10_000),
    /** Encoded beforehand. */
    COPY_TEXT("bare COPY text", 10_000),
    /** As most programs do. */
    BATCHES("JDBC batches", 3_000),
    /** As those do that know of the property. */
    REWRITTEN("JDBC batches, reWriteBatchedInserts", 3_000);

    private final String title;
    private final int batch;

    Way(String title, int batch) {
      this.title = title;
      this.batch = batch;
    }

    String title() {
      return title;
    }

    private String word(Job.Mode mode) {
      return switch (this) {
        case COPY_BINARY -> "copy-binary";
        case COPY_TEXT -> "copy-text";
        case BATCHES -> mode.word();
        case REWRITTEN -> mode.word() + "-rewrite";
      };
    }
  }

  static TaskJvm start(JdbcLab lab) {
    return lab.jvm("bare driver", BareMain.class, lab.classpath().driver(), JdbcLab.HEAP);
  }

  @Override
  public String name() {
    return way.title;
  }

  private boolean copies() {
    return way == Way.COPY_BINARY || way == Way.COPY_TEXT;
  }

  @Override
  public boolean takes(Job job) {
    return (job.mode() == Job.Mode.INSERT || !copies())
        && (job.writers() == 1 || way == Way.COPY_BINARY);
  }

  @Override
  public int rows(JdbcSizes sizes) {
    return copies() ? sizes.rows() : sizes.slowRows();
  }

  @Override
  public Timing write(Job job) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("run.url", lab.fullUrl());
    settings.put("run.way", way.word(job.mode()));
    settings.put("run.table", Rows.WRITTEN);
    settings.put("run.expected", Rows.EXPECTED);
    settings.put("run.batch", Integer.toString(way.batch));
    settings.put("run.tasks", Integer.toString(job.writers()));
    settings.put("run.rows", Integer.toString(job.rows()));
    settings.put("run.order", job.mode().order());
    var unused = jvm.ask(settings);
    return jvm.timed(Map.of("run.way", "go"), job.rows(), lab.serverCpu());
  }
}
