/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbcplugin;

import com.wearepatchworks.connect.benchmarks.jdbctask.Structs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** The task: no work but to make records of structs that it uses again and again. */
public final class ReadyRowsTask extends SourceTask {
  private static final int BATCH = 10_000;
  private static final Map<String, String> PARTITION = Map.of("from", "memory");

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Struct> keys = new ArrayList<>();
  private final List<Struct> values = new ArrayList<>();
  private String topic = "";
  private long left;
  private long made;

  /** For the worker. */
  public ReadyRowsTask() {}

  @Override
  public void start(Map<String, String> config) {
    AbstractConfig options = new AbstractConfig(ReadyRows.OPTIONS, config, false);
    topic = options.getString(ReadyRows.TOPIC);
    left = options.getLong(ReadyRows.RECORDS);
    for (int id = 0; id < BATCH; id++) {
      keys.add(Structs.key(id));
      values.add(Structs.value(id));
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
      records.add(
          new SourceRecord(
              PARTITION,
              Map.of("made", ++made),
              topic,
              Structs.KEY,
              keys.get(i),
              Structs.VALUE,
              values.get(i)));
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
