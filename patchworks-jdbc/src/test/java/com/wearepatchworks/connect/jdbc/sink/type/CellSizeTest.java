/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CellSizeTest {
  @Test
  void aCellHoldsAGigabyteAndNoMore() {
    assertThatCode(() -> CellSize.check(CellSize.MAX)).doesNotThrowAnyException();
    assertThatThrownBy(() -> CellSize.check(CellSize.MAX + 1L))
        .isInstanceOf(BadValueException.class)
        .hasMessage("the value is larger than 1 GB, the most that a cell holds");
  }

  @Test
  void aRowIsNoLargerThanItsLargestCell() {
    assertThatCode(() -> CellSize.checkRow(CellSize.MAX)).doesNotThrowAnyException();
    assertThatThrownBy(() -> CellSize.checkRow(CellSize.MAX + 1L))
        .isInstanceOf(BadValueException.class)
        .hasMessage("The row is larger than 1 GB, the most that is sent at once");
  }
}
