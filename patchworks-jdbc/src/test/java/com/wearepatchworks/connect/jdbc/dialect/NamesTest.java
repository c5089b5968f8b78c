/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private final Names names = Dialects.of("postgresql", "").names();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "postgresql | a\"b | \"a\"\"b\"",
        "mysql      | a`b  | `a``b`",
        "sqlserver  | a]b  | [a]]b]",
        "oracle     | Ab   | \"Ab\"",
        "sqlite     | a b  | \"a b\"",
        "h2         | ab   | \"ab\"",
        "generic    | ab   | \"ab\""
      })
  void doublesTheQuoteInside(String dialect, String name, String quoted) {
    assertThat(Dialects.of(dialect, "").names().quote(name)).isEqualTo(quoted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "orders               | \"orders\"",
        "shop.orders          | \"shop\".\"orders\"",
        "db.shop.Orders       | \"db\".\"shop\".\"Orders\"",
        "\"a.b\".orders       | \"a.b\".\"orders\"",
        "shop.\"say \"\"x\"\"\" | \"shop\".\"say \"\"x\"\"\""
      })
  void readsATable(String text, String quoted) {
    assertThat(names.quote(names.parse(text))).isEqualTo(quoted);
  }

  @Test
  void knowsThatMySqlHasDatabasesForSchemas() {
    TableId table = Dialects.of("mysql", "").names().parse("`shop`.orders");
    assertThat(table).isEqualTo(new TableId("shop", null, "orders"));
    assertThat(table).hasToString("shop.orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a.b.c.d", "\"a", "\"a\"b", "\"\""})
  void refusesWhatIsNoTable(String text) {
    assertThatThrownBy(() -> names.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNamesThatNoQuotingCarries() {
    assertThatThrownBy(() -> names.quote("a\0b")).hasMessageContaining("a\\0b");
    assertThatThrownBy(() -> names.quote("")).hasMessageContaining("empty");
  }

  @Test
  void offersTheDialects() {
    assertThat(Dialects.names())
        .containsExactly(
            "auto", "postgresql", "mysql", "sqlserver", "oracle", "sqlite", "h2", "generic");
    assertThat(Dialects.of("auto", "jdbc:mariadb://x/").name()).isEqualTo("mysql");
    assertThat(Dialects.of("auto", "jdbc:derby:x").name()).isEqualTo("generic");
    assertThatThrownBy(() -> Dialects.of("db2", "")).hasMessageContaining("Take one of auto");
  }
}
