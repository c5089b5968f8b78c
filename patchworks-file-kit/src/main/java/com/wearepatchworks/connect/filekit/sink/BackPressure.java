/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** Pauses and resumes a task's partitions. */
final class BackPressure {
  private static final double RESUME_BELOW = 0.5;

  private final SinkTaskContext context;
  private boolean paused;
  private boolean unknown;

  BackPressure(SinkTaskContext context) {
    this.context = context;
  }

  boolean isPaused() {
    return paused;
  }

  /**
   * Partitions were assigned. The worker has paused again those that were paused when they were
   * last owned, even if the pause was lifted while nothing was assigned.
   */
  void assigned() {
    unknown = true;
  }

  /**
   * Says what is so now.
   *
   * @param fill 1 and above: no more should come
   * @param holding whether records wait for a journal, however few
   */
  void apply(double fill, boolean holding) {
    boolean wanted = holding || fill >= (paused ? RESUME_BELOW : 1);
    if (wanted == paused && !unknown) {
      return;
    }
    TopicPartition[] assigned = context.assignment().toArray(TopicPartition[]::new);
    if (wanted) {
      context.pause(assigned);
    } else {
      context.resume(assigned);
    }
    paused = wanted;
    unknown = false;
  }
}
