/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.benchmarks.jdbctask.Structs.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {
  @Test
  void areTheSameForTheSameIdAndOthersForAnother() {
    assertThat(Values.of(7)).isEqualTo(Values.of(7));
    assertThat(Values.of(7).reference()).isNotEqualTo(Values.of(8).reference());
  }

  @Test
  void haveTextsOfTheirLengths() {
    for (long id : List.of(0L, 1L, 999_999L)) {
      assertThat(Values.of(id).customer()).hasSize(20);
      assertThat(Values.of(id).note()).hasSize(40);
    }
  }

  @Test
  void fitTheirColumns() {
    for (long id = 0; id < 1_000; id++) {
      assertThat(Values.of(id).amount().precision()).isLessThanOrEqualTo(12);
      assertThat(Values.of(id).quantity()).isBetween(0, Integer.MAX_VALUE - 1);
    }
  }

  @Test
  void areALineWithOneFieldForEachColumn() {
    assertThat(Values.of(3).line().split("\t", -1)).hasSize(Values.COLUMNS.split(", ", -1).length);
  }

  @Test
  void comeInAnyOrderAndEachOnce() {
    assertThat(Structs.ids(100, Order.SHUFFLED))
        .isNotEqualTo(Structs.ids(100, Order.ASCENDING))
        .containsExactlyInAnyOrderElementsOf(Structs.ids(100, Order.ASCENDING));
  }

  @Test
  void goToOnePartitionEachAndAreNumberedThere() {
    List<Long> ids = Structs.ids(10, Order.ASCENDING);

    assertThat(Structs.partition(ids, "rows", 1, 2))
        .extracting(record -> record.kafkaOffset())
        .containsExactly(0L, 1L, 2L, 3L, 4L);
  }
}
