/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacedFilesTest {
  private final Waits waits = new Waits();

  /** Time that passes only while somebody waits. */
  private static final class Waits implements Timing {
    private long nanos;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public boolean pause(Duration duration) {
      nanos += duration.toNanos();
      return true;
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }

  @Test
  void asksNoMoreOftenThanItMay() throws Exception {
    try (PacedFiles files =
        new PacedFiles(new InMemoryFiles(), new Throttle(10, waits), Throttle.NONE)) {
      for (int i = 0; i < 10; i++) {
        assertThat(files.find("/a")).isNull();
      }
      assertThat(waits.now()).as("a second's worth at once").isEqualTo(Instant.EPOCH);
      for (int i = 0; i < 10; i++) {
        files.delete("/a");
        files.list("/", entry -> true);
      }
      assertThat(waits.now()).isEqualTo(Instant.EPOCH.plusSeconds(2));
    }
  }

  @Test
  void writesNoFasterThanItMay() throws Exception {
    InMemoryFiles store = new InMemoryFiles();
    try (PacedFiles files = new PacedFiles(store, Throttle.NONE, new Throttle(1_000, waits))) {
      try (Draft draft = files.draft("/t", "/a")) {
        for (int i = 0; i < 50; i++) {
          draft.content().write(new byte[99]);
          draft.content().write('x');
        }
        assertThat(files.publish(draft.seal())).isTrue();
      }
      assertThat(waits.now()).isEqualTo(Instant.EPOCH.plusSeconds(4));
      try (InputStream in = files.read("/a", 0)) {
        assertThat(in.readAllBytes()).hasSize(5_000);
      }
    }
  }
}
