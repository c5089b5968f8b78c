/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import java.time.Clock;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * Asks for commits after publications, if the worker takes longer by itself: what is published and
 * not committed has to be read and passed over again after a crash.
 */
final class Commits {
  private static final long INTERVAL_MS = 5_000;

  private final SinkTaskContext context;
  private final Clock clock;
  private long committedMs;
  private long filesAtCommit;

  Commits(SinkTaskContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
    this.committedMs = clock.millis();
  }

  void committed(long files) {
    committedMs = clock.millis();
    filesAtCommit = files;
  }

  /**
   * Asks, if it is time.
   *
   * @return in how many ms to look again; the end of time when there is nothing to commit
   */
  long request(long files) {
    if (files == filesAtCommit) {
      return Long.MAX_VALUE;
    }
    long left = committedMs + INTERVAL_MS - clock.millis();
    if (left <= 0) {
      context.requestCommit();
      committed(files);
      return Long.MAX_VALUE;
    }
    return left;
  }
}
