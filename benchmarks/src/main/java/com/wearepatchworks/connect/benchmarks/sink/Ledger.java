/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * What a target has received in one run. With {@link #received} it also follows each key's numbers,
 * which start at 0 in the topic. Not for several threads.
 */
final class Ledger {
  private static final int FIRST_KEYS = 1 << 16;

  private long answered;
  private long repeated;
  private long skipped;
  private int[] next = new int[0];

  /**
   * Takes an order in: {@code {"key":1,"seq":2,...}}. One whose number was there before is
   * repeated, one whose number is beyond the next leaves others out.
   */
  void received(ByteBuf order) {
    int keyAt = order.indexOf(order.readerIndex(), order.writerIndex(), (byte) ':') + 1;
    int key = number(order, keyAt);
    int sequenceAt = order.indexOf(keyAt, order.writerIndex(), (byte) ':') + 1;
    int sequence = number(order, sequenceAt);
    if (key >= next.length) {
      next = Arrays.copyOf(next, Math.max(FIRST_KEYS, Integer.highestOneBit(key) << 1));
    }
    if (sequence < next[key]) {
      repeated++;
    } else {
      skipped += sequence - next[key];
      next[key] = sequence + 1;
    }
  }

  private static int number(ByteBuf text, int at) {
    int number = 0;
    for (int i = at; i < text.writerIndex(); i++) {
      int digit = text.getByte(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  void answered() {
    answered++;
  }

  TargetCount count() {
    return new TargetCount(answered, repeated, skipped, System.nanoTime());
  }
}
