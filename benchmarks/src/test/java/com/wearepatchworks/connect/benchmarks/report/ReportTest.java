/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReportTest {
  @Test
  void anAimIsMetByWhatWasMeasured() {
    assertThat(Aim.atLeastPart("x", 0.8, 0.8).met()).isTrue();
    assertThat(Aim.atLeastPart("x", 0.8, 0.799).met()).isFalse();
    assertThat(Aim.atLeast("x", 25, 25.1, "times").met()).isTrue();
    assertThat(Aim.atLeast("x", 25, 24.9, "times").met()).isFalse();
    assertThat(Aim.below("x", 50, 49.9, "ms").met()).isTrue();
    assertThat(Aim.below("x", 50, 50, "ms").met()).isFalse();
  }

  @Test
  void whatCouldNotBeMeasuredIsMissed() {
    assertThat(Aim.atLeastPart("x", 0.8, Double.NaN).met()).isFalse();
    assertThat(Aim.below("x", 50, Double.NaN, "ms").met()).isFalse();
  }

  @Test
  void oneMissedAimIsEnough() {
    Report report = new Report().aim(Aim.below("a", 2, 1, "ms"));
    assertThat(report.allMet()).isTrue();

    report.aim(Aim.below("b", 2, 3, "ms"));
    assertThat(report.allMet()).isFalse();
  }

  @Test
  void sectionsComeInOrderAndTheAimsAtTheEnd() {
    Report report =
        new Report()
            .section("First")
            .aim(Aim.below("latency", 50, 60, "ms"))
            .paragraph("Words.")
            .table(new Table("n").row(1));

    assertThat(report.markdown("Title"))
        .isEqualTo(
            """
            # Title

            ## First

            Words.

            | n   |
            | --- |
            | 1   |


            ## Aims

            | aim     | wanted    | measured | result     |
            | ------- | --------- | -------- | ---------- |
            | latency | < 50.0 ms | 60.0 ms  | **missed** |
            """);
  }
}
