/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What is under way to Kafka is a part of the task's memory, and bounded like the rest. */
class InFlightBoundTest {
  @Test
  void noMoreIsSentWhileTooMuchIsNotAcknowledged() throws Exception {
    String[] bounds = {"buffer.max.records", "100", "poll.max.records", "50"};
    try (Run run = new Run(bounds)) {
      run.put("/in/a", rows());
      List<SourceRecord> unacknowledged = new ArrayList<>();
      while (unacknowledged.size() < 100) {
        unacknowledged.addAll(requireNonNull(run.source.poll(Duration.ofSeconds(10))));
      }
      assertThat(run.nothing()).isNull();
      run.connect.send(run.source, unacknowledged);
      assertThat(unacknowledged.size() + run.send(500 - unacknowledged.size()).size())
          .isEqualTo(500);
    }
  }

  @Test
  void transactionsByIntervalAreNotBoundedByWhatTheyCannotAcknowledge() throws Exception {
    String[] options = {
      "buffer.max.records", "100", "poll.max.records", "50", "transaction.boundary", "interval"
    };
    try (Run run = new Run(options)) {
      run.put("/in/a", rows());
      int polled = 0;
      while (polled < 500) {
        polled += requireNonNull(run.source.poll(Duration.ofSeconds(10))).size();
      }
      assertThat(polled).isEqualTo(500);
    }
  }

  private static String[] rows() {
    return IntStream.range(0, 500).mapToObj(row -> "row " + row).toArray(String[]::new);
  }
}
