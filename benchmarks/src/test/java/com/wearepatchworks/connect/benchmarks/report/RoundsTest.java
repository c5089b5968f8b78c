/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundsTest {
  @Test
  void theMedianOfAnOddNumberIsTheMiddleOne() {
    assertThat(rounds(30, 10, 20).median()).isEqualTo(20);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(rounds(40, 10, 20, 30).median()).isEqualTo(25);
  }

  @Test
  void oneOutlierDoesNotMoveTheMedian() {
    assertThat(rounds(10, 11, 1_000).median()).isEqualTo(11);
  }

  @Test
  void theSpreadIsAPartOfTheMedian() {
    assertThat(rounds(90, 100, 120).spread()).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void oneRoundHasNoSpread() {
    assertThat(rounds(7).spread()).isZero();
    assertThat(rounds(7).max()).isEqualTo(7);
  }

  @Test
  void aMedianOfZeroHasNoSpread() {
    assertThat(rounds(0, 0, 5).spread()).isZero();
  }

  @Test
  void noRoundIsAnError() {
    assertThatThrownBy(RoundsTest::rounds)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no round");
  }

  private static Rounds rounds(Integer... figures) {
    return Rounds.of(List.of(figures), Integer::doubleValue);
  }
}
