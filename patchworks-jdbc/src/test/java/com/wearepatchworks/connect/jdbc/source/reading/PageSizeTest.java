/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.source.follow.Follow.Extent;
import org.junit.jupiter.api.Test;

class PageSizeTest {
  private static final long PLENTY = 1L << 40;

  @Test
  void growsWhileThereIsMoreAndBeginsAnewBehindARest() {
    PageSize size = new PageSize(10_000, PLENTY);
    assertThat(size.rows()).isEqualTo(200);
    size.next(Extent.FULL);
    assertThat(size.rows()).isEqualTo(1_600);
    size.next(Extent.FULL);
    assertThat(size.rows()).as("the bound").isEqualTo(10_000);
    size.next(Extent.REST);
    assertThat(size.rows()).as("what comes after a pause is soon in Kafka").isEqualTo(200);
  }

  @Test
  void wideRowsMakeShortPages() {
    PageSize size = new PageSize(10_000, 1_000_000);
    size.read(10, 1_000_000);
    assertThat(size.rows()).isEqualTo(10);
    assertThat(size.bytes(3)).isEqualTo(300_000);
    size.read(1, 5_000_000);
    assertThat(size.rows()).as("one row always").isEqualTo(1);
    size.read(1_000, 1_000);
    assertThat(size.rows()).isEqualTo(200);
  }

  @Test
  void neverAsksForMoreThanItMay() {
    PageSize size = new PageSize(50, PLENTY);
    assertThat(size.rows()).isEqualTo(50);
    size.next(Extent.FULL);
    size.next(Extent.REST);
    assertThat(size.rows()).isEqualTo(50);
  }
}
