/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.sink.row.Rows;

/** A stable merge sort of row numbers by their keys, without an object per row. */
final class KeySort {
  private static final int SMALL = 8;

  private final Rows rows;

  KeySort(Rows rows) {
    this.rows = rows;
  }

  void sort(int[] numbers) {
    sort(numbers.clone(), numbers, 0, numbers.length);
  }

  /** Sorts {@code to}, given that {@code from} holds the same. */
  private void sort(int[] from, int[] to, int start, int end) {
    if (end - start <= SMALL) {
      insert(to, start, end);
      return;
    }
    int middle = (start + end) >>> 1;
    sort(to, from, start, middle);
    sort(to, from, middle, end);
    if (Ordering.compare(rows, from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, start, to, start, end - start);
      return;
    }
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right == end || (left < middle && Ordering.compare(rows, from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private void insert(int[] numbers, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      int number = numbers[i];
      int at = i;
      while (at > start && Ordering.compare(rows, numbers[at - 1], number) > 0) {
        numbers[at] = numbers[at - 1];
        at--;
      }
      numbers[at] = number;
    }
  }
}
