/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import com.wearepatchworks.connect.filekit.source.reading.Unpacking;
import com.wearepatchworks.connect.filekit.store.FileStore;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;

/** Sources over lines of text, quick to look and quick to try again. */
final class Sources {
  private Sources() {}

  static FileSourceOptions options(String... options) {
    Map<String, String> config = new HashMap<>();
    config.put("files.directories", "/in");
    config.put("files.settled.ms", "0");
    config.put("files.settled.listings", "1");
    config.put("poll.interval.ms", "50");
    config.put("retry.backoff.ms", "1");
    config.put("retry.backoff.max.ms", "20");
    config.put("topic", "lines");
    for (int i = 0; i < options.length; i += 2) {
      config.put(options[i], options[i + 1]);
    }
    ConfigDef def = new ConfigDef();
    FileSourceOptions.define(def);
    return FileSourceOptions.from(new AbstractConfig(def, config, false));
  }

  static FileSource start(FileStore store, FakeConnect connect, String... options) {
    return start(store, connect, null, options);
  }

  static FileSource start(
      FileStore store,
      FakeConnect connect,
      @Nullable TransactionContext transactions,
      String... options) {
    FileSource source =
        new FileSource(
            options(options),
            new FileSource.Content(new NeverClosed(store), Unpacking.NONE, new TestLines()),
            new FileSource.Worker(connect, transactions),
            "test-0");
    source.start();
    return source;
  }
}
