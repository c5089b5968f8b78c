/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** How long the first records take when half a table waits; answers nanoseconds, one per try. */
final class FirstPage {
  private FirstPage() {}

  /**
   * A task that starts at an offset in the middle of the table: from its start, with all that it
   * asks the database before it reads. Between the tries, a connection is made by itself: answers
   * are pairs, {@code task/connection}.
   */
  static String ofRestart(Request request) throws Exception {
    Map<String, String> options = request.options();
    int half = request.number("rows") / 2;
    SourceRecord middle;
    try (TaskReader reader = TaskReader.start(options, null)) {
      middle = middle(reader, half);
    }
    List<String> tries = new ArrayList<>();
    for (int i = 0; i < request.number("tries"); i++) {
      long start = System.nanoTime();
      long nanos;
      try (TaskReader reader = TaskReader.start(options, middle)) {
        long first = firstId(reader);
        nanos = System.nanoTime() - start;
        expect(half, first);
      }
      tries.add(nanos + "/" + connect(request));
    }
    return String.join(" ", tries);
  }

  private static SourceRecord middle(TaskReader reader, int half) throws InterruptedException {
    while (true) {
      for (SourceRecord record : reader.poll()) {
        if (TaskReader.id(record) == half - 1) {
          return record;
        }
      }
    }
  }

  private static long connect(Request request) throws SQLException {
    long start = System.nanoTime();
    try (Connection connection = DriverManager.getConnection(request.text("url"))) {
      return connection.isClosed() ? -1 : System.nanoTime() - start;
    }
  }

  /**
   * A task that has read half of the table and is told of more: from the return of the commit that
   * adds the other half, with a NOTIFY. Its connection is open. (Were it to look by itself, it
   * would look at rows that are not committed yet again and again.)
   */
  static String ofBacklog(Request request) throws Exception {
    List<String> tries = new ArrayList<>();
    int half = request.number("rows") / 2;
    try (Connection connection = DriverManager.getConnection(request.text("url"));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < request.number("tries"); i++) {
        tries.add(Long.toString(backlog(request, connection, statement, half)));
      }
    }
    return String.join(" ", tries);
  }

  private static long backlog(Request request, Connection connection, Statement statement, int half)
      throws Exception {
    String table = request.text("table");
    statement.execute("TRUNCATE " + table);
    statement.execute(copyOf(request, "id < " + half));
    statement.execute("ANALYZE " + table);
    connection.commit();
    try (TaskReader reader = TaskReader.start(request.options(), null)) {
      reader.readTo(half);
      statement.execute(copyOf(request, "id >= " + half));
      statement.execute("NOTIFY " + request.text("channel"));
      if (!reader.poll().isEmpty()) {
        throw new IllegalStateException("there are more rows than there should be");
      }
      connection.commit();
      long start = System.nanoTime();
      long first = firstId(reader);
      long nanos = System.nanoTime() - start;
      expect(half, first);
      return nanos;
    }
  }

  private static String copyOf(Request request, String rows) {
    return "INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s"
        .formatted(
            request.text("table"), Values.COLUMNS, Values.COLUMNS, request.text("expected"), rows);
  }

  private static long firstId(TaskReader reader) throws InterruptedException {
    while (true) {
      List<SourceRecord> records = reader.poll();
      if (!records.isEmpty()) {
        return TaskReader.id(records.get(0));
      }
    }
  }

  private static void expect(long half, long first) {
    if (first != half) {
      throw new IllegalStateException("went on with id %d, not %d".formatted(first, half));
    }
  }
}
