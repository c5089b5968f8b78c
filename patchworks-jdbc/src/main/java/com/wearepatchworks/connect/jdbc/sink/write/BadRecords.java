/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.core.failure.DeadLetters;
import com.wearepatchworks.connect.core.failure.Outcome;
import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.client.DatabaseException;
import com.wearepatchworks.connect.jdbc.dialect.Failures.Detail;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Records that cannot be written: set aside, or the reason why the task fails. */
final class BadRecords {
  private static final String HEADER = "patchworks.jdbc.";

  private final DeadLetters<Batch> letters = new DeadLetters<>();
  private final @Nullable ErrantRecordReporter reporter;
  private final WriteStatistics statistics;

  BadRecords(@Nullable ErrantRecordReporter reporter, WriteStatistics statistics) {
    this.reporter = reporter;
    this.statistics = statistics;
  }

  /** Whether bad records may be set aside at all. */
  boolean tolerates() {
    return reporter != null;
  }

  /** A record that does not fit, found before anything was sent. */
  void add(SinkRecord record, Batch batch, RuntimeException cause) {
    if (reporter == null) {
      throw refused(record, cause);
    }
    add(record, batch, new Outcome.Report(cause));
  }

  /** A row that the database refuses; its record is buried. */
  void add(BadRow bad, Batch batch, Database database) {
    SinkRecord record = bad.group().rows().record(bad.row());
    TableId table = bad.group().plan().target().id();
    DatabaseException cause =
        DatabaseException.of(database, "Cannot write a row into table " + table, bad.why());
    if (reporter == null) {
      throw refused(record, cause);
    }
    bad.group().rows().bury(bad.row());
    add(record, batch, new Outcome.Report(cause, headers(table, bad.column(), cause.detail())));
  }

  private void add(SinkRecord record, Batch batch, Outcome.Report report) {
    batch.reportAdded();
    statistics.deadLetter();
    letters.add(record, report, batch);
  }

  private static Map<String, String> headers(
      TableId table, @Nullable String column, Detail detail) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HEADER + "table", table.toString());
    put(headers, "sqlstate", detail.sqlState());
    put(headers, "constraint", detail.constraint());
    put(headers, "column", detail.column() == null ? column : detail.column());
    return headers;
  }

  private static void put(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(HEADER + name, value);
    }
  }

  private static ConnectException refused(SinkRecord record, RuntimeException cause) {
    return new ConnectException(
        "Record %s-%d@%d cannot be written, nothing of its batch was, and there is no dead-letter queue: %s. Set errors.tolerance=all and errors.deadletterqueue.topic.name to set such records aside, or correct the cause and restart the task."
            .formatted(
                record.originalTopic(),
                record.originalKafkaPartition(),
                record.originalKafkaOffset(),
                cause.getMessage()),
        cause);
  }

  /** Reports what was found and takes note of what Kafka has; on the task's thread. */
  void settle() {
    letters.settle(reporter, batch -> batch.isDropped(), Batch::reportSettled);
  }
}
