/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusSetTest {
  @Test
  void holdsSingleStatusesAndRanges() {
    StatusSet set = StatusSet.parse(List.of("408", " 500-502"));
    assertThat(set.contains(408)).isTrue();
    assertThat(set.contains(500)).isTrue();
    assertThat(set.contains(502)).isTrue();
    assertThat(set.contains(503)).isFalse();
    assertThat(set.contains(409)).isFalse();
  }

  @Test
  void seesOverlaps() {
    StatusSet all5xx = StatusSet.parse(List.of("500-599"));
    assertThat(all5xx.overlaps(StatusSet.parse(List.of("503")))).isTrue();
    assertThat(all5xx.overlaps(StatusSet.parse(List.of("403")))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5xx", "100", "600", "599-500", "", "40"})
  void refusesWhatIsNoStatus(String text) {
    assertThatThrownBy(() -> StatusSet.parse(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
