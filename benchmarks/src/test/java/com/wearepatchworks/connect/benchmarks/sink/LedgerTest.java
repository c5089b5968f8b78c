/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.benchmarks.data.Orders;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  void keysInOrderAreSoundHoweverTheyMix() {
    received(1, 0);
    received(200_000, 0);
    received(1, 1);
    received(200_000, 1);

    assertThat(ledger.count().skipped()).isZero();
    assertThat(ledger.count().repeated()).isZero();
  }

  @Test
  void aHoleInAKeysNumbersIsSkipped() {
    received(7, 0);
    received(7, 3);

    assertThat(ledger.count().skipped()).isEqualTo(2);
  }

  @Test
  void aKeyThatDoesNotStartAtItsFirstIsSkipped() {
    received(7, 1);

    assertThat(ledger.count().skipped()).isEqualTo(1);
  }

  @Test
  void aNumberThatComesAgainIsRepeatedAndNotSkipped() {
    received(7, 0);
    received(7, 1);
    received(7, 0);
    received(7, 2);

    assertThat(ledger.count().repeated()).isEqualTo(1);
    assertThat(ledger.count().skipped()).isZero();
  }

  @Test
  void ratesAreAnswersOverTheTargetsClock() {
    TargetCount earlier = new TargetCount(100, 0, 0, 1_000_000_000L);
    TargetCount later = new TargetCount(400, 0, 0, 3_000_000_000L);

    assertThat(later.perSecondSince(earlier)).isEqualTo(150);
  }

  @Test
  void countsSurviveTheirLine() {
    ledger.answered();
    received(7, 2);
    TargetCount count = ledger.count();

    assertThat(TargetCount.parse(count.line())).isEqualTo(count);
    assertThat(count.answered()).isEqualTo(1);
  }

  @Test
  void urlsSurviveTheirPath() {
    TargetUrl url = new TargetUrl("run-1", 50, true);

    assertThat(url.on(81)).startsWith("http://127.0.0.1:81/");
    assertThat(TargetUrl.parse(url.on(81).substring("http://127.0.0.1:81".length())))
        .isEqualTo(url);
  }

  private void received(int key, int sequence) {
    ledger.received(Unpooled.wrappedBuffer(Orders.order(key, sequence, 500)));
  }
}
