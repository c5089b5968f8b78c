/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void columnsAreAsWideAsWhatTheyHold() {
    Table table = new Table("who", "requests/s").row("connector", 12).row("a", "b");

    assertThat(table.markdown())
        .isEqualTo(
            """
            | who       | requests/s |
            | --------- | ---------- |
            | connector | 12         |
            | a         | b          |
            """);
  }

  @Test
  void headingsMayBeEmpty() {
    assertThat(new Table("", "").row("a", 1).markdown())
        .isEqualTo("|     |     |\n| --- | --- |\n| a   | 1   |\n");
  }

  @Test
  void aBarInACellDoesNotEndIt() {
    assertThat(new Table("cell").row("a|b").markdown()).contains("| a\\|b |");
  }

  @Test
  void aRowOfAnotherLengthIsAnError() {
    assertThatThrownBy(() -> new Table("one", "two").row("one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row of 1 cells in a table of 2 columns");
  }

  @Test
  void numbersHaveAboutThreeDigits() {
    assertThat(Table.number(12_345.6)).isEqualTo("12,346");
    assertThat(Table.number(123.45)).isEqualTo("123");
    assertThat(Table.number(12.345)).isEqualTo("12.3");
    assertThat(Table.number(1.2345)).isEqualTo("1.23");
    assertThat(Table.number(1_000_000L)).isEqualTo("1,000,000");
  }

  @Test
  void partsAreInPercent() {
    assertThat(Table.percent(0.806)).isEqualTo("81 %");
  }
}
