/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static com.wearepatchworks.connect.core.delivery.Sinks.P0;
import static com.wearepatchworks.connect.core.delivery.Sinks.P1;
import static com.wearepatchworks.connect.core.delivery.Sinks.options;
import static com.wearepatchworks.connect.core.delivery.Sinks.record;
import static com.wearepatchworks.connect.core.delivery.Sinks.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.core.failure.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Who waits for whom, and who does not. */
class DeliveryOrderTest {
  private final ManualTimer timer = new ManualTimer();
  private final ManualTarget target = new ManualTarget();

  private Delivery delivery(Ordering ordering, int inFlight) {
    return new Delivery(options(ordering, inFlight), target, timer);
  }

  @Test
  void recordsOfOneKeyWaitForEachOther() {
    Delivery delivery = delivery(Ordering.KEY, 10);
    delivery.accept(records(record("a", 0), record("a", 1), record("b", 2), record("a", 3)));
    assertThat(target.sent).containsExactly("a0", "b2");
    target.deliver("a0");
    assertThat(target.sent).containsExactly("a0", "b2", "a1");
    target.deliver("a1");
    assertThat(target.sent).endsWith("a3");
  }

  @Test
  void equalKeysOfTwoPartitionsDoNotWait() {
    delivery(Ordering.KEY, 10).accept(records(record(P0, 0, "a", "0"), record(P1, 0, "a", "1")));
    assertThat(target.sent).containsExactly("0", "1");
  }

  @Test
  void recordsWithoutKeyDoNotWait() {
    delivery(Ordering.KEY, 10).accept(records(record(P0, 0, null, "0"), record(P0, 1, null, "1")));
    assertThat(target.sent).containsExactly("0", "1");
  }

  @Test
  void keysOfBytesAreComparedByContent() {
    delivery(Ordering.KEY, 10)
        .accept(records(record(P0, 0, bytes("k"), "0"), record(P0, 1, bytes("k"), "1")));
    assertThat(target.sent).containsExactly("0");
  }

  @Test
  void aKeyThatTheSenderReadsStaysTheSameKey() {
    Delivery delivery = delivery(Ordering.KEY, 10);
    ByteBuffer key = ByteBuffer.wrap(bytes("k"));
    delivery.accept(records(record(P0, 0, key, "0")));
    key.get();
    delivery.accept(records(record(P0, 1, ByteBuffer.wrap(bytes("k")), "1")));
    assertThat(target.sent).containsExactly("0");
    target.deliver("0");
    assertThat(target.sent).containsExactly("0", "1");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void recordsOfOnePartitionWaitForEachOther() {
    delivery(Ordering.PARTITION, 10)
        .accept(
            records(
                record(P0, 0, "a", "a"), record(P0, 1, "b", "b"), record(P1, 0, null, "other")));
    assertThat(target.sent).containsExactly("a", "other");
    target.deliver("a");
    assertThat(target.sent).containsExactly("a", "other", "b");
  }

  @Test
  void withoutOrderNobodyWaits() {
    delivery(Ordering.NONE, 10).accept(records(record("a", 0), record("a", 1), record("a", 2)));
    assertThat(target.sent).containsExactly("a0", "a1", "a2");
  }

  @Test
  void neverMoreThanMaxInFlight() {
    Delivery delivery = delivery(Ordering.NONE, 2);
    delivery.accept(records(record("a", 0), record("b", 1), record("c", 2)));
    assertThat(target.sent).containsExactly("a0", "b1");
    assertThat(delivery.inFlight()).isEqualTo(2);
    target.deliver("b1");
    assertThat(target.sent).containsExactly("a0", "b1", "c2");
  }

  @Test
  void aRetryingRecordHoldsUpItsLaneOnly() {
    delivery(Ordering.KEY, 10)
        .accept(records(record("a", 0), record("a", 1), record("b", 2), record("b", 3)));
    target.refuse("a0");
    target.deliver("b2");
    target.deliver("b3");
    assertThat(target.sent).containsExactly("a0", "b2", "b3");
    timer.advance(Duration.ofMillis(100));
    target.deliver("a0");
    assertThat(target.sent).containsExactly("a0", "b2", "b3", "a0", "a1");
  }

  @Test
  void aWaitingRetryHoldsNoPlaceInFlight() {
    Delivery delivery = delivery(Ordering.KEY, 1);
    delivery.accept(records(record("a", 0), record("b", 1)));
    target.refuse("a0");
    assertThat(target.sent).containsExactly("a0", "b1");
    timer.advance(Duration.ofMillis(100));
    assertThat(target.sent).as("the place is taken").containsExactly("a0", "b1");
    target.deliver("b1");
    assertThat(target.sent).containsExactly("a0", "b1", "a0");
  }

  @Test
  void aDeadLetterLetsItsLaneGoOn() {
    delivery(Ordering.KEY, 10).accept(records(record("a", 0), record("a", 1)));
    target.reject("a0");
    assertThat(target.sent).containsExactly("a0", "a1");
  }

  @Test
  void attemptsThatEndAtOnceDoNotDeepenTheStack() {
    List<SinkRecord> many = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(record("k", i));
    }
    Delivery delivery =
        new Delivery(
            options(Ordering.KEY, 1),
            record -> CompletableFuture.completedFuture(Outcome.DELIVERED),
            timer);
    delivery.accept(many);
    assertThat(delivery.size()).isZero();
    assertThat(delivery.bytes()).isZero();
    assertThat(delivery.statistics.deliveredTotal()).isEqualTo(100_000);
  }
}
