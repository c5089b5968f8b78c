/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.ready;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** The task: no work but to make the records. */
public final class ReadyTask extends SourceTask {
  private static final int BATCH = 1_000;
  private static final Map<String, String> PARTITION = Map.of("from", "memory");

  private final CountDownLatch stopped = new CountDownLatch(1);
  private String topic = "";
  private List<String> values = List.of();
  private long left;
  private long made;

  /** For the worker. */
  public ReadyTask() {}

  @Override
  public void start(Map<String, String> config) {
    AbstractConfig options = new AbstractConfig(ReadySource.OPTIONS, config, false);
    topic = options.getString(ReadySource.TOPIC);
    left = options.getLong(ReadySource.RECORDS);
    try {
      values = Files.readAllLines(Path.of(options.getString(ReadySource.FILE)));
    } catch (IOException e) {
      throw new ConnectException("cannot read the ready records", e);
    }
  }

  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    if (left == 0) {
      return stopped.await(1, TimeUnit.SECONDS) ? List.of() : null;
    }
    int batch = (int) Math.min(BATCH, left);
    List<SourceRecord> records = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      String value = values.get((int) (made++ % values.size()));
      records.add(
          new SourceRecord(
              PARTITION, Map.of("made", made), topic, null, null, Schema.STRING_SCHEMA, value));
    }
    left -= batch;
    return records;
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  @Override
  public String version() {
    return "benchmark";
  }
}
