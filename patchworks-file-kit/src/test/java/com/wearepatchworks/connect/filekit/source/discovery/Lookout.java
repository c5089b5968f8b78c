/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import com.wearepatchworks.connect.filekit.pacing.Backoff;
import com.wearepatchworks.connect.filekit.pacing.Timing;
import com.wearepatchworks.connect.filekit.source.FakeConnect;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.source.offset.StoredOffsets;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** Discoveries over files in memory, with a clock that the test sets. */
final class Lookout {
  final InMemoryFiles store = new InMemoryFiles();
  final FakeConnect connect = new FakeConnect();
  final Found found = new Found();
  long nowMs = 1_000_000;

  /** What was handed on. */
  static final class Found implements Backlog {
    final List<String> read = new ArrayList<>();
    final List<String> before = new ArrayList<>();
    final Set<String> active = new HashSet<>();
    int room = 100;

    @Override
    public boolean isActive(String path) {
      return active.contains(path);
    }

    @Override
    public int room() {
      return room;
    }

    @Override
    public void read(SourceFile file, @Nullable FileOffset stored) {
      active.add(file.path());
      read.add(file.path());
    }

    @Override
    public void readBefore(SourceFile file, FileOffset stored) {
      before.add(file.path());
    }

    @Override
    public void fail(RuntimeException cause) {
      throw cause;
    }

    List<String> take() {
      List<String> taken = new ArrayList<>(read);
      read.clear();
      active.clear();
      return taken;
    }
  }

  private final class Clock implements Timing {
    @Override
    public long nanoTime() {
      return nowMs * 1_000_000;
    }

    @Override
    public Instant now() {
      return Instant.ofEpochMilli(nowMs);
    }

    @Override
    public boolean pause(Duration duration) {
      return true;
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }

  Discovery discovery(String... options) {
    return discovery(new DiscoveryOptions.Share(0, 1), options);
  }

  Discovery discovery(DiscoveryOptions.Share share, String... options) {
    Map<String, String> config = new HashMap<>();
    config.put("files.directories", "/in");
    config.put("files.settled.ms", "0");
    config.put("files.settled.listings", "1");
    for (int i = 0; i < options.length; i += 2) {
      config.put(options[i], options[i + 1]);
    }
    ConfigDef def = new ConfigDef();
    DiscoveryConfig.define(def);
    AbstractConfig parsed = new AbstractConfig(def, config, false);
    return new Discovery(
        store,
        DiscoveryConfig.from(parsed, share, Set.of("/in/archive"), ".read"),
        found,
        new StoredOffsets(connect),
        new Discovery.Rhythm(
            DiscoveryConfig.schedule(parsed),
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)),
            new Clock()));
  }

  void put(String... paths) {
    for (String path : paths) {
      store.put(path, path.getBytes(StandardCharsets.UTF_8));
    }
  }

  List<String> look(Discovery discovery) throws FileStoreException {
    found.take();
    discovery.look();
    return List.copyOf(found.read);
  }
}
