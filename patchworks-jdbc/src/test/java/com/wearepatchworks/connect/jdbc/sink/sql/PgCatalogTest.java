/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.Dialects;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which keys of a table an upsert can go by. */
class PgCatalogTest {
  private static Postgres postgres;

  @BeforeAll
  static void start() throws SQLException {
    postgres = Postgres.fresh();
  }

  @AfterAll
  static void stop() throws SQLException {
    postgres.close();
  }

  private static Target table(String columns) throws SQLException {
    postgres.execute("DROP TABLE IF EXISTS t; CREATE TABLE t (" + columns + ")");
    Dialect dialect = Dialects.of("auto", postgres.url());
    try (Connection connection = postgres.connect()) {
      return DatabaseCatalog.find(connection, dialect, TableId.of("public", "t")).orElseThrow();
    }
  }

  @Test
  void columnsThatAnIndexOnlyIncludesAreNotOfItsKey() throws SQLException {
    Target target =
        table("a int, b int, c int, PRIMARY KEY (a) INCLUDE (b), UNIQUE (b, c) INCLUDE (a)");
    assertThat(target.primaryKey()).containsExactly("a");
    assertThat(target.uniqueKeys()).containsExactlyInAnyOrder(List.of("a"), List.of("b", "c"));
    assertThat(target.isUnique(List.of("a", "b"))).isFalse();
    assertThat(target.otherUnique()).isFalse();
  }

  @Test
  void noUpsertGoesByADeferrableKey() throws SQLException {
    Target target = table("a int PRIMARY KEY DEFERRABLE, b int UNIQUE DEFERRABLE, c int UNIQUE");
    assertThat(target.primaryKey()).containsExactly("a");
    assertThat(target.uniqueKeys()).containsExactly(List.of("c"));
    assertThat(target.hasUniqueBeside(List.of("c"))).as("the order of rows matters").isTrue();
  }

  @Test
  void partialIndexesAndExpressionsAreNoKeys() throws SQLException {
    table("a int, b text");
    postgres.execute(
        "CREATE UNIQUE INDEX ON t (a) WHERE a > 0; CREATE UNIQUE INDEX ON t (lower(b))");
    Dialect dialect = Dialects.of("auto", postgres.url());
    try (Connection connection = postgres.connect()) {
      Target target =
          DatabaseCatalog.find(connection, dialect, TableId.of("public", "t")).orElseThrow();
      assertThat(target.uniqueKeys()).isEmpty();
      assertThat(target.otherUnique()).isTrue();
    }
  }
}
