/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wearepatchworks.connect.jdbc.dialect.Failures.Detail;
import com.wearepatchworks.connect.jdbc.dialect.Failures.Kind;
import com.wearepatchworks.connect.jdbc.testing.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL's errors mean; each is a real one. */
class PostgresFailuresTest {
  private static final String SECRET = "s3cret";

  private Postgres postgres;
  private Database database;

  @BeforeEach
  void start() throws SQLException {
    postgres = Postgres.fresh();
    postgres.execute(
        """
        CREATE TYPE mood AS ENUM ('happy');
        CREATE TABLE orders (
          id int PRIMARY KEY, name varchar(12) NOT NULL UNIQUE, amount numeric(5, 2), day date,
          mood mood, ref uuid, body jsonb, CONSTRAINT positive CHECK (amount > 0),
          CONSTRAINT parent FOREIGN KEY (id) REFERENCES orders (id));
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'not %', NEW.name; END $$;
        CREATE TABLE guarded (name text);
        CREATE TRIGGER guard BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION refuse();
        INSERT INTO orders VALUES (1, 's3cret');
        """);
    Map<String, String> options = postgres.options();
    options.put("statement.timeout.ms", "500");
    database =
        Database.open(
            DatabaseOptions.from(
                new AbstractConfig(DatabaseOptions.define(new ConfigDef()), options)),
            "failures");
  }

  @AfterEach
  void stop() throws SQLException {
    database.close();
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "23505 | ROW   | INSERT INTO orders VALUES (2, 's3cret')",
        "23502 | ROW   | INSERT INTO orders VALUES (2, NULL)",
        "23514 | ROW   | INSERT INTO orders VALUES (2, 's3cret2', -1)",
        "23503 | ROW   | UPDATE orders SET id = 2; INSERT INTO orders SELECT 3, 'x' WHERE false; DELETE FROM orders; INSERT INTO missing_parent VALUES (1)",
        "22001 | ROW   | INSERT INTO orders VALUES (2, 's3cret and more')",
        "22003 | ROW   | INSERT INTO orders VALUES (2, 'a', 123456)",
        "22003 | ROW   | INSERT INTO orders VALUES ('99999999999', 'a')",
        "22P02 | ROW   | INSERT INTO orders VALUES ('s3cret', 'a')",
        "22P02 | ROW   | INSERT INTO orders (id, name, mood) VALUES (2, 'a', 's3cret')",
        "22P02 | ROW   | INSERT INTO orders (id, name, ref) VALUES (2, 'a', 's3\"cr\"et')",
        "22P02 | ROW   | INSERT INTO orders (id, name, body) VALUES (2, 'a', '{s3cret}')",
        "22007 | ROW   | INSERT INTO orders (id, name, day) VALUES (2, 'a', 's3cret')",
        "22008 | ROW   | INSERT INTO orders (id, name, day) VALUES (2, 'a', '2026-99-99')",
        "P0001 | ROW   | INSERT INTO guarded VALUES ('s3cret')",
        "42P01 | FATAL | SELECT * FROM missing",
        "42703 | FATAL | SELECT missing FROM orders",
        "42601 | FATAL | SELEKT 1",
        "57014 | RETRY | SELECT pg_sleep(20)",
        "25006 | RETRY | SET TRANSACTION READ ONLY; DELETE FROM orders"
      })
  void says(String sqlState, Kind kind, String sql) throws SQLException {
    if (sqlState.equals("23503")) {
      postgres.execute(
          "CREATE TABLE missing_parent (id int REFERENCES orders (id)); "
              + "ALTER TABLE orders DROP CONSTRAINT parent");
    }
    DatabaseException failure = failure(sql);
    assertThat(failure.detail().sqlState()).isEqualTo(sqlState);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.getMessage())
        .contains("SQLSTATE " + sqlState)
        .doesNotContain(SECRET, "s3\"cr", "99999", "99-99", "123456");
  }

  @Test
  void namesConstraintTableAndColumn() {
    Detail duplicate = failure("INSERT INTO orders VALUES (2, 's3cret')").detail();
    assertThat(duplicate.constraint()).isEqualTo("orders_name_key");
    assertThat(duplicate.table()).isEqualTo("orders");
    Detail missing = failure("INSERT INTO orders VALUES (2, NULL)").detail();
    assertThat(missing.column()).isEqualTo("name");
  }

  @Test
  void repeatsAStatementWhosePlanIsStale() throws SQLException {
    try (Connection connection = database.own();
        PreparedStatement select = connection.prepareStatement("SELECT * FROM guarded")) {
      connection.setAutoCommit(true);
      for (int i = 0; i < 6; i++) {
        select.execute();
      }
      connection.setAutoCommit(false); // or the driver repeats it by itself
      try (Statement other = connection.createStatement()) {
        other.execute("SELECT 1");
      }
      postgres.execute("ALTER TABLE guarded ALTER COLUMN name TYPE varchar(10)");
      SQLException e = catchThrowableOfType(SQLException.class, select::execute);
      DatabaseException failure = DatabaseException.of(database, "Cannot read", e);
      assertThat(failure.detail().sqlState()).isEqualTo("0A000");
      assertThat(failure.kind()).isEqualTo(Kind.RETRY);
    }
  }

  private DatabaseException failure(String sql) {
    SQLException e =
        catchThrowableOfType(
            SQLException.class,
            () ->
                database.inTransaction(
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        return statement.execute(sql);
                      }
                    }));
    return DatabaseException.of(database, "Cannot write", e);
  }
}
