/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.poll;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private static final Duration NO_PATIENCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(5);

  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private final InFlight inFlight = new InFlight(3, 100);

  @AfterEach
  void stop() {
    other.shutdownNow();
  }

  @Test
  void recordsAreCounted() throws Exception {
    inFlight.add(2, 0);
    assertThat(inFlight.awaitRoom(NO_PATIENCE)).as("one more fits").isTrue();
    inFlight.add(5, 0);
    assertThat(inFlight.awaitRoom(NO_PATIENCE)).as("a batch may go over the bound").isFalse();
    for (int i = 0; i < 4; i++) {
      inFlight.remove(0);
    }
    assertThat(inFlight.records()).isEqualTo(3);
    assertThat(inFlight.awaitRoom(NO_PATIENCE)).isFalse();
    inFlight.remove(0);
    assertThat(inFlight.awaitRoom(NO_PATIENCE)).isTrue();
  }

  @Test
  void bytesAreCounted() throws Exception {
    inFlight.add(1, 100);
    assertThat(inFlight.awaitRoom(NO_PATIENCE)).isFalse();
    inFlight.remove(100);
    assertThat(inFlight.bytes()).isZero();
    assertThat(inFlight.awaitRoom(NO_PATIENCE)).isTrue();
  }

  @Test
  void anAcknowledgementWakesWhoWaits() throws Exception {
    inFlight.add(3, 0);
    Future<Boolean> room = other.submit(() -> inFlight.awaitRoom(LONG));
    inFlight.remove(0);
    assertThat(room.get(30, SECONDS)).isTrue();
  }

  @Test
  void noAcknowledgementIsMissedByWhoBeginsToWait() throws Exception {
    InFlight one = new InFlight(1, Long.MAX_VALUE);
    Future<?> acknowledging =
        other.submit(
            () -> {
              for (int i = 0; i < 100_000; ) {
                if (one.records() > 0) {
                  one.remove(1);
                  i++;
                }
              }
            });
    for (int i = 0; i < 100_000; i++) {
      assertThat(one.awaitRoom(LONG)).isTrue();
      one.add(1, 1);
    }
    acknowledging.get(30, SECONDS);
    assertThat(one.bytes()).isZero();
  }

  @Test
  void closingWakesWhoWaits() throws Exception {
    inFlight.add(3, 0);
    CompletableFuture<Boolean> room =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return inFlight.awaitRoom(LONG);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            },
            other);
    inFlight.close();
    assertThat(room.get(30, SECONDS)).isFalse();
  }

  @Test
  void withoutABoundItOnlyCounts() throws Exception {
    InFlight all = InFlight.unbounded();
    all.add(1_000_000, 1L << 40);
    assertThat(all.awaitRoom(NO_PATIENCE)).isTrue();
    assertThat(all.records()).isEqualTo(1_000_000);
  }
}
