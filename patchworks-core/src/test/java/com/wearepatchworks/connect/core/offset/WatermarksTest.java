/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.offset;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.core.offset.Watermarks.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WatermarksTest {
  private static final TopicPartition P = new TopicPartition("t", 0);
  private static final TopicPartition Q = new TopicPartition("t", 1);

  private final Watermarks watermarks = new Watermarks();

  private long committable(long consumed) {
    return requireNonNull(watermarks.committable(Map.of(P, new OffsetAndMetadata(consumed))).get(P))
        .offset();
  }

  @Test
  void aPartitionWithoutRecordsIsCommittedAsConsumed() {
    assertThat(committable(17)).isEqualTo(17);
  }

  @Test
  void theFirstOpenOffsetHoldsWhateverIsBehindIt() {
    Ticket first = watermarks.track(P, 3);
    Ticket second = watermarks.track(P, 10);
    watermarks.track(Q, 0);
    watermarks.settle(second);
    assertThat(committable(20)).isEqualTo(3);
    watermarks.settle(first);
    assertThat(committable(20)).as("beyond the gap").isEqualTo(20);
  }

  @Test
  void neverMoreThanWasConsumed() {
    watermarks.track(P, 30);
    assertThat(committable(20)).isEqualTo(20);
  }

  @Test
  void onlyWhatWasConsumedIsAnswered() {
    watermarks.track(Q, 0);
    assertThat(watermarks.committable(Map.of())).isEmpty();
  }

  @Test
  void ticketsOfAForgottenPartitionAreIgnored() {
    Ticket old = watermarks.track(P, 5);
    watermarks.forget(List.of(P));
    Ticket again = watermarks.track(P, 5);
    watermarks.settle(old);
    assertThat(committable(6)).isEqualTo(5);
    watermarks.settle(again);
    watermarks.settle(again);
    assertThat(committable(6)).isEqualTo(6);
  }

  @Test
  void agreesWithTheNaiveModel() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      Watermarks checked = new Watermarks();
      List<Ticket> open = new ArrayList<>();
      long next = 0;
      for (int step = 0; step < 60; step++) {
        if (random.nextBoolean()) {
          next += random.nextInt(4);
          open.add(checked.track(P, next++));
        } else if (!open.isEmpty()) {
          checked.settle(open.remove(random.nextInt(open.size())));
        }
        long expected = open.stream().mapToLong(Ticket::offset).min().orElse(next);
        assertThat(checked.committable(Map.of(P, new OffsetAndMetadata(next))))
            .as("seed %d, step %d", seed, step)
            .containsEntry(P, new OffsetAndMetadata(expected));
      }
    }
  }
}
