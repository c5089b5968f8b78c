/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.wearepatchworks.connect.jdbc.dialect.Failures.Kind;
import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every database that can be run here. */
class DialectContractTest {
  private static final String SECRET = "s3cret";

  static Stream<TestDatabase> databases() throws SQLException {
    return TestDatabase.all();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void isChosenByTheUrl(TestDatabase on) {
    assertThat(on.with(Map.of()).dialect().name()).isEqualTo(on.name());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void quotesWhateverATableOrColumnIsCalled(TestDatabase on) throws SQLException {
    try (Database database = open(on);
        Connection connection = database.borrow()) {
      for (String name :
          List.of(
              "or ders",
              "a\"b",
              "a`b",
              "a]b[",
              "a.b",
              "x; DROP TABLE y --",
              "Ümläut",
              "select",
              "%_")) {
        String column = name + "1";
        Names names = database.dialect().names();
        run(connection, "CREATE TABLE " + names.quote(name) + " (" + names.quote(column) + " int)");
        run(
            connection,
            "INSERT INTO " + names.quote(name) + " (" + names.quote(column) + ") VALUES (1)");
        TableShape shape = shape(database, connection, name);
        assertThat(shape.id().name()).isEqualTo(name);
        assertThat(shape.columns()).extracting(ColumnShape::name).containsExactly(column);
        run(connection, "DELETE FROM " + names.quote(shape.id()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void findsATableByItsNameAndNotByAPattern(TestDatabase on) throws SQLException {
    try (Database database = open(on);
        Connection connection = database.borrow()) {
      create(database, connection, "axb", "%s int", "other");
      create(database, connection, "a_b", "%s int", "mine");
      assertThat(shape(database, connection, "a_b").column("mine")).isPresent();
      assertThat(Tables.shape(connection, database.dialect(), TableId.of("a%"))).isEmpty();
      assertThat(Tables.shape(connection, database.dialect(), TableId.of("missing"))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void readsKeysInTheirOrder(TestDatabase on) throws SQLException {
    try (Database database = open(on);
        Connection connection = database.borrow()) {
      create(
          database,
          connection,
          "keys",
          "%s int NOT NULL, %s int NOT NULL, %s int NOT NULL, %s int, PRIMARY KEY (%2$s, %1$s), UNIQUE (%4$s, %3$s)",
          "a",
          "b",
          "c",
          "d");
      TableShape shape = shape(database, connection, "keys");
      assertThat(shape.primaryKey()).containsExactly("b", "a");
      assertThat(shape.uniqueKeys()).containsExactly(List.of("d", "c"));
      assertThat(shape.column("a").orElseThrow().nullable()).isFalse();
      assertThat(shape.column("d").orElseThrow().nullable()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void listsTablesAndViewsOfTheUserAlone(TestDatabase on) throws SQLException {
    try (Database database = open(on);
        Connection connection = database.borrow()) {
      create(database, connection, "things", "%s int", "a");
      Names names = database.dialect().names();
      run(
          connection,
          "CREATE VIEW " + names.quote("seen") + " AS SELECT * FROM " + names.quote("things"));
      connection.commit();
      assertThat(Tables.list(connection, database.dialect(), List.of("TABLE")))
          .extracting(TableId::name)
          .containsExactly("things");
      assertThat(Tables.list(connection, database.dialect(), List.of("TABLE", "VIEW")))
          .extracting(TableId::name)
          .containsExactlyInAnyOrder("things", "seen");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void knowsABadRow(TestDatabase on) throws SQLException {
    try (Database database = open(on)) {
      createOrders(database);
      insert(database, "'1', 'first', 1");
      assertThat(refused(database, "'1', '" + SECRET + "', 1").kind()).isEqualTo(Kind.ROW);
      assertThat(refused(database, "'2', NULL, 1").kind()).isEqualTo(Kind.ROW);
      assertThat(refused(database, "'3', '" + SECRET + "', -1").kind()).isEqualTo(Kind.ROW);
      assertThat(refused(database, "'4', 'first', 1").kind()).isEqualTo(Kind.ROW);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void knowsAValueThatDoesNotFitItsType(TestDatabase on) throws SQLException {
    assumeThat(on.name()).as("SQLite has no types to speak of").isNotEqualTo("sqlite");
    try (Database database = open(on)) {
      createOrders(database);
      assertThat(refused(database, "'1', '" + SECRET + "-too-long', 1").kind()).isEqualTo(Kind.ROW);
      assertThat(refused(database, "'2', 'a', '" + SECRET + "'").kind()).isEqualTo(Kind.ROW);
      assertThat(refused(database, "'3', 'a', 99999999999").kind()).isEqualTo(Kind.ROW);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void knowsWhatNoRepetitionHelps(TestDatabase on) throws SQLException {
    try (Database database = open(on)) {
      assertThat(failure(database, "SELECT * FROM missing").kind()).isEqualTo(Kind.FATAL);
      assertThat(failure(database, "SELEKT 1").kind()).isEqualTo(Kind.FATAL);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void waitsForALockNoLongerThanSaid(TestDatabase on) throws SQLException {
    try (Database database =
        Database.open(on.with(Map.of("lock.timeout.ms", "1000")), "lock-" + on)) {
      createOrders(database);
      insert(database, "'1', 'first', 1");
      try (Connection holder = database.borrow()) {
        run(holder, update(database, "first1"));
        assertThat(failure(database, update(database, "first2")).kind()).isEqualTo(Kind.RETRY);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void rollsBackWhatFails(TestDatabase on) throws SQLException {
    try (Database database = open(on)) {
      createOrders(database);
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      connection -> {
                        run(connection, insertion(database, "'1', 'a', 1"));
                        throw new IllegalStateException("enough");
                      }))
          .hasMessage("enough");
      insert(database, "'1', 'b', 1");
    }
  }

  private static Database open(TestDatabase on) {
    return Database.open(on.with(Map.of()), "contract-" + on);
  }

  private static void createOrders(Database database) throws SQLException {
    database.inTransaction(
        connection -> {
          create(
              database,
              connection,
              "orders",
              "%s varchar(10) NOT NULL PRIMARY KEY, %s varchar(10) NOT NULL UNIQUE, %s int CHECK (%3$s > 0)",
              "id",
              "name",
              "quantity");
          return true;
        });
  }

  private static void create(
      Database database, Connection connection, String table, String columns, String... names)
      throws SQLException {
    Object[] quoted =
        Stream.of(names).map(name -> database.dialect().names().quote(name)).toArray();
    run(
        connection,
        "CREATE TABLE "
            + database.dialect().names().quote(table)
            + " ("
            + columns.formatted(quoted)
            + ")");
  }

  private static TableShape shape(Database database, Connection connection, String table)
      throws SQLException {
    return Tables.shape(connection, database.dialect(), TableId.of(table)).orElseThrow();
  }

  private static String insertion(Database database, String values) {
    return "INSERT INTO " + database.dialect().names().quote("orders") + " VALUES (" + values + ")";
  }

  private static String update(Database database, String name) {
    Names names = database.dialect().names();
    return "UPDATE " + names.quote("orders") + " SET " + names.quote("name") + " = '" + name + "'";
  }

  private static void insert(Database database, String values) throws SQLException {
    database.inTransaction(connection -> run(connection, insertion(database, values)));
  }

  private static DatabaseException refused(Database database, String values) {
    return failure(database, insertion(database, values));
  }

  /** The failure of a statement, in words that quote no value. */
  private static DatabaseException failure(Database database, String sql) {
    SQLException e =
        catchThrowableOfType(
            SQLException.class, () -> database.inTransaction(connection -> run(connection, sql)));
    assertThat((Object) e).as(sql).isNotNull();
    DatabaseException failure = DatabaseException.of(database, "Cannot write", e);
    assertThat(failure).hasMessageStartingWith("Cannot write of ").hasNoCause();
    assertThat(failure.getMessage()).doesNotContain(SECRET);
    return failure;
  }

  private static boolean run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }
}
