/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.source.offset.FilePartition;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a file's records. The worker tells it of each, on the producer's thread: so it
 * counts, and keeps none.
 */
public final class Progress {
  static final long NOWHERE = -1;

  private final SourceFile file;
  private final FilePartition partition;
  private final @Nullable FileOffset start;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong highest = new AtomicLong(NOWHERE);
  private volatile long emitted;
  private volatile boolean abandoned;
  private volatile @Nullable Verdict verdict;

  /** Of a file that is read from {@code start} on; null when that is not known yet. */
  Progress(SourceFile file, @Nullable FileOffset start) {
    this.file = file;
    this.partition = new FilePartition(file.path());
    this.start = start;
  }

  FilePartition partition() {
    return partition;
  }

  /** The file. */
  public SourceFile file() {
    return file;
  }

  void emitted(long records) {
    emitted = records;
  }

  /** Says that the transaction of its records is given up: what is stored is where they began. */
  void abandon() {
    abandoned = true;
  }

  void end(Verdict how) {
    verdict = how;
  }

  void acknowledged(long position) {
    if (position > highest.get()) {
      highest.accumulateAndGet(position, Math::max);
    }
    acknowledged.incrementAndGet();
  }

  /** How reading ended; null while it goes on. */
  public @Nullable Verdict verdict() {
    return verdict;
  }

  /** Whether the worker is through with every record. */
  public boolean isAcknowledged() {
    return verdict != null && (abandoned || acknowledged.get() >= emitted);
  }

  /** Whether there is an offset to wait for: of none, if every record was dropped on the way. */
  public boolean awaitsOffset() {
    return abandoned || highest.get() != NOWHERE;
  }

  /** Whether a committed offset is that of its last record that reached Kafka, or a later one. */
  public boolean isCommittedBy(@Nullable FileOffset stored) {
    return stored != null
        && stored.identity().looksLike(file.entry())
        && (abandoned || stored.position().records() >= highest.get());
  }

  /** Where reading began; null when it did not. */
  public @Nullable FileOffset start() {
    return start;
  }
}
