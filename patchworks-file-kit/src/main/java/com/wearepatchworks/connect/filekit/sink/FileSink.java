/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.core.format.RecordFormat;
import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.filekit.codec.Encoder;
import com.wearepatchworks.connect.filekit.pacing.PacedFiles;
import com.wearepatchworks.connect.filekit.pacing.StopSignal;
import com.wearepatchworks.connect.filekit.pacing.Throttle;
import com.wearepatchworks.connect.filekit.sink.journal.JournalFile;
import com.wearepatchworks.connect.filekit.sink.journal.Place;
import com.wearepatchworks.connect.filekit.sink.publish.Jobs;
import com.wearepatchworks.connect.filekit.sink.publish.Publisher;
import com.wearepatchworks.connect.filekit.store.FileStore;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * What a task holds that writes records into files: each record into exactly one file, which
 * appears as a whole. Called on the task's thread only; work at the store is done on other threads,
 * which hand back what has happened.
 */
public final class FileSink implements AutoCloseable {
  /** How soon the worker calls {@code put} again while something is under way. */
  private static final long BUSY_WAIT_MS = 100;

  /** Beyond this the worker calls by itself. */
  private static final long LONG_WAIT_MS = 3_600_000;

  private final SinkTaskContext context;
  private final String connector;
  private final FileStore store;
  private final StopSignal end = new StopSignal();
  private final Surroundings around;
  private final FileSinkOptions options;
  private final Desk desk;
  private final BackPressure pressure;
  private final Jobs jobs;
  private final Commits commits;
  private final Map<TopicPartition, PartitionFiles> partitions = new HashMap<>();
  private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Exception failure;

  /**
   * A sink of files.
   *
   * @param connector its name: journals are found by it
   * @param taskName for the names of threads
   */
  public FileSink(
      SinkTaskContext context,
      FileSinkOptions options,
      Output output,
      FileStore store,
      String connector,
      String taskName) {
    this(
        context,
        options,
        output,
        store,
        connector,
        Surroundings.real(options.publish().parallel(), taskName));
  }

  FileSink(
      SinkTaskContext context,
      FileSinkOptions options,
      Output output,
      FileStore store,
      String connector,
      Surroundings around) {
    this.context = context;
    this.options = options;
    this.store = paced(store);
    this.connector = connector;
    this.around = around;
    this.desk =
        new Desk(new OpenFile.Making(options, output.format, output.encoder), around.clock());
    this.pressure = new BackPressure(context);
    this.jobs = new Jobs(around.executor(), around.timer(), options.publish().retry(), this::fail);
    this.commits = new Commits(context, around.clock());
  }

  private FileStore paced(FileStore files) {
    long most = options.publish().bytesPerSecond();
    return most == 0 ? files : new PacedFiles(files, Throttle.NONE, new Throttle(most, end));
  }

  /**
   * Has partitions begin anew where a person wants them to: what is ready is published, and what
   * else was published is forgotten, so that records from the new offset on are all written.
   *
   * @param connector its name; it must be stopped
   */
  public static void forget(
      FileStore store,
      FileSinkOptions.Names names,
      String connector,
      Collection<TopicPartition> partitions)
      throws IOException {
    for (TopicPartition partition : partitions) {
      JournalFile.reset(store, Place.of(names.control(), connector, partition));
    }
  }

  /** What files hold. */
  public record Output(RecordFormat format, Encoder encoder) {}

  /** Shows what is under way and the totals. */
  public FileSink measuredBy(Metrics metrics) {
    SinkStatistics now = desk.statistics;
    metrics.gauge("files-open", "Files being written", () -> now.open);
    metrics.gauge("oldest-open-ms", "How long the oldest file is open", this::oldestOpenMs);
    metrics.gauge("files-waiting", "Finished files not yet published", now.waitingFiles::sum);
    metrics.gauge("spool-bytes", "Content on the worker", now::spooled);
    metrics.gauge("files-total", "Files published", now.files::sum);
    metrics.gauge("records-total", "Records in published files", now.records::sum);
    metrics.gauge("bytes-total", "Size of published files", now.bytes::sum);
    metrics.gauge("skipped-total", "Records that were published before", now.skipped::sum);
    metrics.gauge("retries-total", "Attempts at the store to be repeated", jobs::retries);
    metrics.gauge("dead-letters-total", "Dead letters", now.reported::sum);
    metrics.gauge("connections-total", "Connections made: one more than lost", store::connections);
    return this;
  }

  private long oldestOpenMs() {
    long since = desk.statistics.oldestOpenedMs;
    return since == Long.MAX_VALUE ? 0 : Math.max(0, around.clock().millis() - since);
  }

  /**
   * Takes records on and returns at once.
   *
   * @throws ConnectException when no more files can be published
   */
  public void put(Collection<SinkRecord> records) {
    attempt(this::settle);
    attempt(() -> accept(records));
    attempt(this::settle);
    if (failure != null) {
      throw new ConnectException(
          failure.getMessage() == null ? failure.toString() : failure.getMessage(), failure);
    }
    boolean holding = partitions.values().stream().anyMatch(PartitionFiles::isHolding);
    pressure.apply((double) desk.statistics.spooled() / options.spool().maxBytes(), holding);
    comeBack();
  }

  private void accept(Collection<SinkRecord> records) {
    for (SinkRecord record : records) {
      partition(partitionOf(record)).accept(record);
      desk.files.shrinkTo(options.spool().openMax());
    }
  }

  /** The worker only logs what preCommit throws: a failure stays until the next put. */
  private void attempt(Runnable action) {
    if (failure == null) {
      try {
        action.run();
      } catch (RuntimeException e) {
        fail(e);
      }
    }
  }

  private synchronized void fail(Exception cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  /** Looks at what has happened, and what is due. */
  private void settle() {
    for (Runnable event = events.poll(); event != null; event = events.poll()) {
      event.run();
    }
    desk.settleDeadLetters(context.errantRecordReporter());
    desk.files.finishDue(options.rotation(), around.clock().millis());
    desk.measure();
    if (desk.statistics.spooled() >= options.spool().maxBytes()) {
      desk.files.finishLargest();
    }
    partitions.values().forEach(PartitionFiles::note);
  }

  /** Has the worker call again when there is something to look at, traffic or not. */
  private void comeBack() {
    long due = desk.files.nextDueMs(options.rotation()) - around.clock().millis();
    boolean busy = partitions.values().stream().anyMatch(PartitionFiles::isBusy);
    long wait = Math.min(due, commits.request(desk.statistics.files.sum()));
    wait = Math.max(1, busy ? Math.min(wait, BUSY_WAIT_MS) : wait);
    if (wait < LONG_WAIT_MS) {
      context.timeout(wait);
    }
  }

  private static TopicPartition partitionOf(SinkRecord record) {
    return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
  }

  /** Up to where everything is in published files, or reported. */
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> consumed) {
    attempt(this::settle);
    commits.committed(desk.statistics.files.sum());
    Map<TopicPartition, OffsetAndMetadata> result = new HashMap<>();
    consumed.forEach(
        (partition, position) -> result.put(partition, committable(partition, position)));
    return result;
  }

  private OffsetAndMetadata committable(TopicPartition partition, OffsetAndMetadata position) {
    PartitionFiles files = partitions.get(partition);
    long offset = files == null ? position.offset() : files.committable(position.offset());
    return offset == position.offset() ? position : new OffsetAndMetadata(offset);
  }

  /** Partitions were assigned. */
  public void open(Collection<TopicPartition> assigned) {
    pressure.assigned();
    assigned.forEach(this::partition);
  }

  private PartitionFiles partition(TopicPartition partition) {
    return partitions.computeIfAbsent(partition, this::begin);
  }

  private PartitionFiles begin(TopicPartition partition) {
    Place place = Place.of(options.names().control(), connector, partition);
    Origin origin = new Origin(place);
    String grouping = options.names().naming().grouping().text();
    PartitionFiles files = new PartitionFiles(desk, origin);
    Publisher publisher =
        new Publisher(
            jobs, store, options.publish(), place, new Reports(files, origin, grouping, events));
    files.publishBy(publisher);
    publisher.open();
    return files;
  }

  /** Partitions were revoked: what is not published is somebody else's to write. */
  public void close(Collection<TopicPartition> revoked) {
    List<PartitionFiles> closing =
        revoked.stream().map(partitions::remove).filter(Objects::nonNull).toList();
    closing.forEach(PartitionFiles::close);
    if (failure == null) {
      long deadline = System.nanoTime() + around.patience().toNanos();
      closing.forEach(files -> files.publisher().awaitEnd(deadline));
    }
  }

  @Override
  public void close() {
    close(List.copyOf(partitions.keySet()));
    end.stop();
    around.close();
  }
}
