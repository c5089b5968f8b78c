/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private static final Duration NOW = Duration.ZERO;
  private static final Item A = new Item("a", "{\"id\":\"a\",\"n\":1.10}");
  private static final Item B = new Item("b", "{\"id\":\"b\",\"n\":2.20}");

  private final Ledger ledger = new Ledger();

  @Test
  void isGoodWhenEveryOrderArrivedAsItWasSent() throws InterruptedException {
    send(A, B);
    inKafka(A, B);
    deliver(A, B);

    assertThat(ledger.awaitSettled(NOW)).isTrue();
    assertThat(ledger.totals()).isEqualTo(new Totals(2, 2, 2, 2, 0, 0, 0, 0, 0));
    assertThat(ledger.totals().isGood()).isTrue();
  }

  @Test
  void missesAnOrderThatWasAnsweredAndIsNotInKafka() throws InterruptedException {
    send(A, B);
    inKafka(A);
    deliver(A);

    assertThat(ledger.awaitSettled(NOW)).isFalse();
    assertThat(ledger.totals().isGood()).isFalse();
    assertThat(ledger.lost()).containsOnlyKeys("b").containsValue("accepted, not in Kafka");
  }

  @Test
  void missesAnOrderThatIsInKafkaAndWasNotDelivered() throws InterruptedException {
    send(A);
    inKafka(A);

    assertThat(ledger.awaitSettled(NOW)).isFalse();
    assertThat(ledger.totals().lost()).isEqualTo(1);
    assertThat(ledger.lost().get("a")).startsWith("in Kafka, not delivered");
  }

  @Test
  void takesADeadLetterForAnEnd() throws InterruptedException {
    send(A);
    inKafka(A);
    ledger.deadLetter(bytes(A));

    assertThat(ledger.awaitSettled(NOW)).isTrue();
    assertThat(ledger.totals()).isEqualTo(new Totals(1, 1, 1, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void waitsForTheSecondCopyOfAnOrderToo() throws InterruptedException {
    send(A);
    inKafka(A, A);
    deliver(A);
    assertThat(ledger.awaitSettled(NOW)).isFalse();

    deliver(A);

    assertThat(ledger.awaitSettled(NOW)).isTrue();
    assertThat(ledger.totals()).isEqualTo(new Totals(1, 1, 1, 1, 0, 0, 1, 1, 0));
    assertThat(ledger.totals().isGood()).as("duplicates are no loss").isTrue();
  }

  @Test
  void noticesOtherBytes() {
    send(A);
    inKafka(A);
    ledger.delivered("{\"id\":\"a\",\"n\":1.1}".getBytes(UTF_8));

    assertThat(ledger.altered()).containsExactly("a");
    assertThat(ledger.totals().isGood()).isFalse();
  }

  @Test
  void countsRefusedOrdersApartFromLostOnes() throws InterruptedException {
    ledger.expect(List.of(A));
    ledger.refused(List.of(A), "answered 413: too large");

    assertThat(ledger.awaitSettled(NOW)).isTrue();
    assertThat(ledger.totals().refused()).isEqualTo(1);
    assertThat(ledger.totals().lost()).isZero();
    assertThat(ledger.totals().isGood()).isFalse();
    assertThat(ledger.firstRefusal()).isEqualTo("a: answered 413: too large");
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    assertThat(ledger.delivered("{\"id\":\"x\"}".getBytes(UTF_8))).isFalse();
    assertThat(ledger.delivered("no JSON".getBytes(UTF_8))).isFalse();
    assertThat(ledger.totals()).isEqualTo(new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  private void send(Item... orders) {
    ledger.expect(List.of(orders));
    ledger.accepted(List.of(orders));
  }

  private void inKafka(Item... orders) {
    for (Item order : orders) {
      ledger.inKafka(bytes(order));
    }
  }

  private void deliver(Item... orders) {
    for (Item order : orders) {
      assertThat(ledger.delivered(bytes(order))).isTrue();
    }
  }

  private static byte[] bytes(Item order) {
    return order.json().getBytes(UTF_8);
  }
}
