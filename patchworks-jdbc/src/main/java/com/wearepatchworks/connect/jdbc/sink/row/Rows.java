/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.sink.type.RowBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Encoded rows of one plan, in the order of their records. A row is written between {@link #begin}
 * and {@link #end}, or given up by {@link #undo}.
 */
public final class Rows {
  static final @Nullable Object[] NOTHING = new @Nullable Object[0];
  private static final int FIRST = 64;

  private RowBytes data;
  private RowBytes keys;
  private final List<SinkRecord> records = new ArrayList<>();
  private final List<@Nullable Object[]> parameters = new ArrayList<>();
  private final BitSet deletes = new BitSet();
  private final BitSet dead = new BitSet();
  private int[] dataEnds = new int[FIRST];
  private int[] keyEnds = new int[FIRST];

  /** No rows yet, in buffers of {@code buffers}. */
  public Rows(Buffers buffers) {
    data = buffers.take();
    keys = buffers.take();
  }

  /** Gives the bytes away. */
  List<RowBytes> release() {
    List<RowBytes> released = List.of(data, keys);
    data = new RowBytes();
    keys = data;
    return released;
  }

  /** How many rows there are, dead ones included. */
  public int size() {
    return records.size();
  }

  /** Bytes of what is encoded, as a measure of the memory. */
  public long bytes() {
    return (long) data.size() + keys.size();
  }

  void begin() {
    int size = size();
    if (size == dataEnds.length) {
      dataEnds = Arrays.copyOf(dataEnds, 2 * size);
      keyEnds = Arrays.copyOf(keyEnds, 2 * size);
    }
  }

  /** Of a row that is bytes, {@code row} is empty. */
  void end(SinkRecord record, @Nullable Object[] row) {
    parameters.add(row);
    end(record);
  }

  private void end(SinkRecord record) {
    int row = size();
    dataEnds[row] = data.size();
    keyEnds[row] = keys.size();
    records.add(record);
  }

  void endDelete(SinkRecord record) {
    deletes.set(size());
    parameters.add(NOTHING);
    end(record);
  }

  void undo() {
    data.truncate(dataStart(size()));
    keys.truncate(keyStart(size()));
  }

  RowBytes data() {
    return data;
  }

  RowBytes keys() {
    return keys;
  }

  /** The record behind a row. */
  public SinkRecord record(int row) {
    return records.get(row);
  }

  /** Whether the row is a tombstone. */
  public boolean isDelete(int row) {
    return deletes.get(row);
  }

  /** Whether there is any tombstone. */
  public boolean hasDeletes() {
    return !deletes.isEmpty();
  }

  /** The row will not be written: it is a dead letter. */
  public void bury(int row) {
    dead.set(row);
  }

  /** Whether the row has been buried. */
  public boolean isDead(int row) {
    return dead.get(row);
  }

  /** All encoded rows in one run of bytes. */
  public byte[] dataBytes() {
    return data.array();
  }

  /** Where a row's bytes start. */
  public int dataStart(int row) {
    return row == 0 ? 0 : dataEnds[row - 1];
  }

  /** Where a row's bytes end. */
  public int dataEnd(int row) {
    return dataEnds[row];
  }

  /** All keys in one run of bytes. */
  public byte[] keyBytes() {
    return keys.array();
  }

  /** Where a row's key starts. */
  public int keyStart(int row) {
    return row == 0 ? 0 : keyEnds[row - 1];
  }

  /** Where a row's key ends. */
  public int keyEnd(int row) {
    return keyEnds[row];
  }

  /** A row's parameters, where rows are not encoded to bytes. */
  public @Nullable Object[] parameters(int row) {
    return parameters.get(row);
  }
}
