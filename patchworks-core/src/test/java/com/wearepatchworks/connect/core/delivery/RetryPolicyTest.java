/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Duration FOREVER = ofMillis(Long.MAX_VALUE);

  private static RetryPolicy longest(Duration initial, Duration max, Duration budget) {
    return new RetryPolicy(initial, max, budget, bound -> bound - 1);
  }

  @Test
  void boundsDoubleUpToTheMaximum() {
    RetryPolicy policy = longest(ofMillis(200), ofMillis(1_500), FOREVER);
    assertThat(policy.delay(1, ZERO, null)).isEqualTo(ofMillis(200));
    assertThat(policy.delay(2, ZERO, null)).isEqualTo(ofMillis(400));
    assertThat(policy.delay(3, ZERO, null)).isEqualTo(ofMillis(800));
    assertThat(policy.delay(4, ZERO, null)).isEqualTo(ofMillis(1_500));
    assertThat(policy.delay(Integer.MAX_VALUE, ZERO, null)).isEqualTo(ofMillis(1_500));
  }

  @Test
  void waitsAreDrawnBetweenNothingAndTheBound() {
    RetryPolicy policy = new RetryPolicy(ofMillis(50), ofMillis(50), FOREVER);
    assertThat(java.util.stream.Stream.generate(() -> policy.delay(1, ZERO, null)).limit(5_000))
        .allMatch(wait -> !wait.isNegative() && wait.compareTo(ofMillis(50)) <= 0)
        .contains(ZERO, ofMillis(50));
  }

  @Test
  void aMaximumBelowTheInitialWaitWins() {
    assertThat(longest(ofMillis(500), ofMillis(100), FOREVER).delay(1, ZERO, null))
        .isEqualTo(ofMillis(100));
  }

  @Test
  void hugeBoundsDoNotOverflow() {
    RetryPolicy policy = new RetryPolicy(ofMillis(3), FOREVER, FOREVER);
    for (int failures = 1; failures < 200; failures++) {
      Duration wait = policy.delay(failures, ZERO, null);
      assertThat(wait).isNotNull().isGreaterThanOrEqualTo(ZERO);
    }
  }

  @Test
  void theTargetsWishIsTheLeast() {
    RetryPolicy policy = longest(ofMillis(100), ofMillis(100), ofMillis(5_000));
    assertThat(policy.delay(1, ZERO, ofMillis(700))).isEqualTo(ofMillis(700));
    assertThat(policy.delay(1, ZERO, ofMillis(10))).isEqualTo(ofMillis(100));
    assertThat(policy.delay(1, ZERO, ofMillis(5_001))).isNull();
  }

  @Test
  void theBudgetCountsFromTheFirstFailure() {
    RetryPolicy policy = longest(ofMillis(100), ofMillis(100), ofMillis(1_000));
    assertThat(policy.delay(5, ofMillis(900), null)).isEqualTo(ofMillis(100));
    assertThat(policy.delay(5, ofMillis(901), null)).isNull();
  }

  @Test
  void noBudgetIsOneAttempt() {
    assertThat(new RetryPolicy(ofMillis(9), ofMillis(9), ZERO, bound -> 0).delay(1, ZERO, null))
        .isNull();
  }
}
