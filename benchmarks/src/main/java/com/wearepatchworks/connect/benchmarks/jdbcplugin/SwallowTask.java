/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbcplugin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** The task: its count lies in memory that is a file, so that counting costs nothing. */
public final class SwallowTask extends SinkTask {
  private ByteBuffer count = ByteBuffer.allocate(Long.BYTES);

  /** For the worker. */
  public SwallowTask() {}

  @Override
  public void start(Map<String, String> config) {
    Path file =
        Path.of(new AbstractConfig(SwallowSink.OPTIONS, config, false).getString(SwallowSink.FILE));
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      count = channel.map(MapMode.READ_WRITE, 0, Long.BYTES);
      count.putLong(0, 0);
    } catch (IOException e) {
      throw new ConnectException("cannot count in " + file, e);
    }
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    count.putLong(0, count.getLong(0) + records.size());
  }

  @Override
  public void stop() {}

  @Override
  public String version() {
    return "benchmark";
  }
}
