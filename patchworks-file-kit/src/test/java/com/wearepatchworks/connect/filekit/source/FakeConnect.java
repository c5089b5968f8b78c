/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.source.offset.FilePartition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Kafka and a worker, as far as a task sees them: what survives a task is here. */
public final class FakeConnect implements OffsetStorageReader, TransactionContext {
  /** Values that consumers see, in order. */
  public final List<SourceRecord> topic = new ArrayList<>();

  /** What a transform would drop. */
  public Predicate<SourceRecord> dropped = record -> false;

  private final Map<Map<String, ?>, Map<String, Object>> committed = new HashMap<>();
  private final Map<Map<String, ?>, Map<String, ?>> pending = new LinkedHashMap<>();
  private final List<SourceRecord> open = new ArrayList<>();
  private boolean commits;
  private @Nullable SourceRecord abortOn;

  /** The committed offset of a file. */
  public synchronized @Nullable FileOffset offset(String path) {
    Map<String, Object> offset = committed.get(Map.of(FilePartition.FILE, path));
    return offset == null ? null : FileOffset.parse(offset);
  }

  /** As {@code PATCH .../offsets} does. */
  public synchronized void store(String path, FileOffset offset) {
    committed.put(Map.of(FilePartition.FILE, path), new HashMap<>(offset));
  }

  /** At least once: takes records, whose offsets are not committed yet. */
  public void send(FileSource source, List<SourceRecord> batch) {
    for (SourceRecord record : batch) {
      boolean drop = dropped.test(record);
      if (!drop) {
        topic.add(record);
        pending.put(record.sourcePartition(), record.sourceOffset());
      }
      source.acknowledged(record, !drop);
    }
  }

  /** At least once: the offset flush. */
  public void flush(FileSource source) {
    synchronized (this) {
      pending.forEach((partition, offset) -> keep(partition, offset));
    }
    pending.clear();
    source.committed();
  }

  private void keep(Map<String, ?> partition, Map<String, ?> offset) {
    committed.put(new HashMap<>(partition), new HashMap<>(offset));
  }

  /** Exactly once: a batch is a transaction. */
  public void transact(FileSource source, List<SourceRecord> batch) {
    send(source, batch);
    flush(source);
  }

  /** Exactly once, where the connector says when a transaction ends. */
  @SuppressWarnings("ReferenceEquality") // the worker, too, knows records by identity
  public void transactAsTold(FileSource source, List<SourceRecord> batch) {
    for (SourceRecord record : batch) {
      pending.put(record.sourcePartition(), record.sourceOffset());
      open.add(record);
      if (record.equals(abortOn)) {
        end(source, List.of());
      }
    }
    if (commits) {
      end(source, List.copyOf(open));
    }
    commits = false;
  }

  private void end(FileSource source, List<SourceRecord> seen) {
    topic.addAll(seen);
    open.forEach(record -> source.acknowledged(record, true));
    open.clear();
    flush(source);
  }

  /** What is not committed dies with the task. */
  public void kill() {
    pending.clear();
    open.clear();
    commits = false;
  }

  @Override
  public <T> Map<String, Object> offset(Map<String, T> partition) {
    return Objects.requireNonNull(offsets(Set.of(partition)).get(partition));
  }

  @Override
  public synchronized <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
    for (Map<String, T> partition : partitions) {
      Map<String, Object> offset = committed.get(partition);
      if (offset != null) {
        found.put(partition, offset);
      }
    }
    return found;
  }

  @Override
  public void commitTransaction() {
    commits = true;
  }

  @Override
  public void commitTransaction(SourceRecord record) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void abortTransaction() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void abortTransaction(SourceRecord record) {
    abortOn = record;
  }
}
