/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import java.util.function.IntConsumer;

/**
 * Rows of numbers by a key, without an object per row: a hundred thousand files must not cost a
 * hundred thousand objects. Keys are well-mixed hashes; open addressing, at most half full.
 */
final class LongTable {
  private static final int FIRST_ROWS = 16;

  private final int width;
  private long[] cells;
  private int size;

  /** A table whose rows have so many values besides their key. */
  LongTable(int values) {
    width = values + 1;
    cells = new long[FIRST_ROWS * width];
  }

  int size() {
    return size;
  }

  /** The row with that key, or -1. Valid until the next {@link #put}. */
  int find(long key) {
    int row = place(notZero(key));
    return cells[row] == 0 ? -1 : row;
  }

  /** The row with that key, made if need be. Valid until the next {@code put}. */
  int put(long key) {
    if (2 * (size + 1) > cells.length / width) {
      grow();
    }
    int row = place(notZero(key));
    if (cells[row] == 0) {
      cells[row] = notZero(key);
      size++;
    }
    return row;
  }

  long key(int row) {
    return cells[row];
  }

  long get(int row, int column) {
    return cells[row + 1 + column];
  }

  void set(int row, int column, long value) {
    cells[row + 1 + column] = value;
  }

  void forEachRow(IntConsumer action) {
    for (int row = 0; row < cells.length; row += width) {
      if (cells[row] != 0) {
        action.accept(row);
      }
    }
  }

  /** Takes the rows of {@code other} whose keys are not here. */
  void addMissing(LongTable other) {
    other.forEachRow(
        from -> {
          if (find(other.key(from)) < 0) {
            int to = put(other.key(from));
            System.arraycopy(other.cells, from, cells, to, width);
          }
        });
  }

  private static long notZero(long key) {
    return key == 0 ? 1 : key;
  }

  private int place(long key) {
    int rows = cells.length / width;
    int row = (int) (key & (rows - 1));
    while (cells[row * width] != 0 && cells[row * width] != key) {
      row = (row + 1) & (rows - 1);
    }
    return row * width;
  }

  private void grow() {
    long[] old = cells;
    cells = new long[2 * old.length];
    for (int row = 0; row < old.length; row += width) {
      if (old[row] != 0) {
        System.arraycopy(old, row, cells, place(old[row]), width);
      }
    }
  }
}
