/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.core.poll.InFlight;
import com.wearepatchworks.connect.jdbc.client.Database;
import com.wearepatchworks.connect.jdbc.source.after.AfterOptions;
import com.wearepatchworks.connect.jdbc.source.after.AfterRows;
import com.wearepatchworks.connect.jdbc.source.follow.FollowOptions;
import com.wearepatchworks.connect.jdbc.source.follow.Follows;
import com.wearepatchworks.connect.jdbc.source.reading.Reader.Parts;
import com.wearepatchworks.connect.jdbc.source.rows.Plans;
import com.wearepatchworks.connect.jdbc.source.rows.RowOptions;
import com.wearepatchworks.connect.jdbc.source.rows.RowRecord;
import com.wearepatchworks.connect.jdbc.source.tables.Discovery;
import com.wearepatchworks.connect.jdbc.source.tables.Share;
import com.wearepatchworks.connect.jdbc.source.tables.TableOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a task's share of the tables on a thread of its own, ahead of Kafka. */
public final class TableSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableSource.class);
  private static final Duration END_PATIENCE = Duration.ofSeconds(4);

  private final Database database;
  private final HandOver handOver;
  private final InFlight inFlight;
  private final AfterRows after;
  private final Numbers numbers = new Numbers();
  private final Thread thread;

  /** What became of a record. */
  public enum Fate {
    /** Kafka has it. */
    STORED,
    /** A transformation filtered it, or it was dropped as bad. */
    DROPPED
  }

  /** What a user says. */
  public record Settings(
      TableOptions tables,
      FollowOptions follow,
      RowOptions rows,
      PaceOptions pace,
      AfterOptions after) {}

  /**
   * Reads nothing yet.
   *
   * @param database closed with this
   * @param offsets what Kafka holds for a source partition; null where it holds nothing
   * @param inFlight bounds what is under way to Kafka
   * @param name of the thread
   */
  public TableSource(
      Database database,
      Settings settings,
      Share share,
      Function<Map<String, String>, @Nullable Map<String, Object>> offsets,
      InFlight inFlight,
      String name) {
    this.database = database;
    this.inFlight = inFlight;
    this.handOver = new HandOver(settings.pace.bufferBytes(), "jdbc-records-" + name);
    this.after = new AfterRows(database.dialect(), settings.after);
    Opening opening =
        new Opening(
            database.dialect(),
            new Follows(settings.follow),
            new Plans(database.dialect(), settings.rows, settings.after),
            settings.pace,
            offsets);
    Discovery discovery = new Discovery(database.dialect(), settings.tables, share);
    Parts parts = new Parts(discovery, opening, after);
    this.thread =
        new Thread(
            new Reader(database, parts, settings.pace, handOver, numbers), "jdbc-source-" + name);
    thread.setDaemon(true);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  /** Shows what is counted. */
  public void measuredBy(Metrics metrics) {
    numbers.showAs(metrics);
    metrics.gauge(
        "buffered-bytes", "Bytes that were read and wait for Kafka", handOver::waitingBytes);
    metrics.gauge(
        "records-in-flight",
        "Records that were sent and that Kafka has not acknowledged",
        inFlight::records);
    metrics.gauge("after-rows-total", "Rows that were deleted or marked", after::done);
  }

  /**
   * The records of the next page; null if none comes in time, or if too many are under way.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException when reading has failed for good
   */
  public @Nullable List<SourceRecord> poll(Duration patience) throws InterruptedException {
    List<SourceRecord> page = inFlight.awaitRoom(patience) ? handOver.take(patience) : null;
    if (page != null) {
      inFlight.add(page.size(), 0);
    }
    return page;
  }

  /** The worker is through with a record, and Kafka has it if it was stored. Does not wait. */
  public void acknowledged(SourceRecord record, Fate fate) {
    inFlight.remove(0);
    if (fate == Fate.STORED && record instanceof RowRecord row) {
      after.acknowledged(row);
    }
  }

  /** Ends what is under way, also a statement or an attempt to connect. */
  @Override
  public void close() {
    inFlight.close();
    handOver.close();
    database.abort();
    thread.interrupt();
    try {
      thread.join(END_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("{} does not end; the driver holds it", thread.getName());
    }
    database.close();
  }
}
