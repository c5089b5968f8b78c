/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.jdbctask.Values;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.sandbox.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The tables: what is expected, and what is written. Looks go through one connection: to open one
 * costs the server as much as some thousand rows.
 */
final class Rows implements AutoCloseable {
  /** Has all rows; nobody writes into it. */
  static final String EXPECTED = "expected_rows";

  /** Is written. */
  static final String WRITTEN = "written_rows";

  private static final String DDL =
      "CREATE TABLE %s (id bigint PRIMARY KEY, quantity integer, amount numeric(12,2), ratio double precision, paid boolean, at timestamptz, day date, reference uuid, customer varchar(40), note text)";

  /** Not by a remainder that decides who writes a row: each writer has both kinds. */
  private static final String EVERY_OTHER = "id / 2 % 2 = 0";

  private final PostgresServer server;
  private final Connection looks;

  private Rows(PostgresServer server, Connection looks) {
    this.server = server;
    this.looks = looks;
  }

  /** Makes the tables. */
  static Rows in(PostgresServer server, int rows) {
    server.execute(DDL.formatted(EXPECTED));
    server.execute(DDL.formatted(WRITTEN));
    fill(server, rows);
    server.execute("VACUUM ANALYZE " + EXPECTED);
    try {
      return new Rows(server, server.connect());
    } catch (SQLException e) {
      throw new BenchmarkException("cannot connect to the database", e);
    }
  }

  private static void fill(PostgresServer server, int rows) {
    try (Connection connection = server.connect()) {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + EXPECTED + " FROM STDIN");
      for (int id = 0; id < rows; id++) {
        byte[] line = (Values.of(id).line() + "\n").getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(line, 0, line.length);
      }
      copy.endCopy();
    } catch (SQLException e) {
      throw new BenchmarkException("cannot fill the table of what is expected", e);
    }
  }

  /** The table as it has to be before the job. */
  void prepare(Job job) {
    server.execute("TRUNCATE " + WRITTEN);
    if (job.mode() == Job.Mode.UPSERT) {
      server.execute(
          "INSERT INTO %s SELECT id, quantity + 1, -amount, 0, NOT paid, at - interval '1 day', day - 1, reference, 'before', note || note FROM %s WHERE id < %d AND %s"
              .formatted(WRITTEN, EXPECTED, job.rows(), EVERY_OTHER));
    }
    server.execute("VACUUM ANALYZE " + WRITTEN);
    server.execute("CHECKPOINT");
  }

  /** Compares number and content of what was written with what is expected. */
  void verify(Job job, String contender) {
    String written = sum("SELECT * FROM " + WRITTEN);
    String expected = sum("SELECT * FROM %s WHERE id < %d".formatted(EXPECTED, job.rows()));
    if (!written.equals(expected)) {
      throw new BenchmarkException(
          "%s, %s: the table is not as expected; rows and checksum are %s, not %s"
              .formatted(contender, job.title(), written, expected));
    }
  }

  private String sum(String rows) {
    return text(
        "SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM (%s) t"
            .formatted(rows));
  }

  /** The one text that a query answers. */
  String text(String sql) {
    try (Statement statement = looks.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new BenchmarkException("cannot ask the database: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      looks.close();
    } catch (SQLException e) {
      throw new BenchmarkException("cannot close a connection to the database", e);
    }
  }
}
