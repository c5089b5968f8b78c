/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimingsTest {
  @Test
  void compareMediansOfRows() {
    Timings timings = new Timings();
    timings.add("fast", new Timing(1_000, 1, 0.5, 0.25));
    timings.add("fast", new Timing(1_000, 0.5, 0.5, 0.25));
    timings.add("fast", new Timing(1_000, 0.25, 0.5, 0.25));
    timings.add("slow", new Timing(500, 1, 0.5, 0.25));

    assertThat(timings.rowsPerSecond("fast")).isEqualTo(2_000);
    assertThat(timings.times("fast", "slow")).isEqualTo(4);
  }

  @Test
  void tellProcessorTimePerRow() {
    Timing timing = new Timing(1_000, 1, 0.5, 0.25);

    assertThat(timing.clientMicros()).isEqualTo(500);
    assertThat(timing.serverMicros()).isEqualTo(250);
  }
}
