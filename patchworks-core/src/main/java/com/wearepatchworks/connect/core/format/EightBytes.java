/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of an array as one number, the first one lowest, so that scans look at them at once.
 * What is found are high bits, one for each byte; above the lowest one there may be wrong ones.
 */
final class EightBytes {
  static final long HIGH_BITS = 0x8080808080808080L;
  private static final VarHandle VIEW =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long SPACES = LOW_BITS * ' ';

  private EightBytes() {}

  /** The bytes from {@code from} on, all of them within the array. */
  static long at(byte[] bytes, int from) {
    return (long) VIEW.get(bytes, from);
  }

  /** The bytes from {@code from} on, and zeros behind the end of the array. */
  static long upToEnd(byte[] bytes, int from) {
    long word = 0;
    for (int i = Math.min(bytes.length - from, Long.BYTES) - 1; i >= 0; i--) {
      word = word << Byte.SIZE | (bytes[from + i] & 0xFF);
    }
    return word;
  }

  /** Eight times the same ASCII byte. */
  static long all(int b) {
    return LOW_BITS * b;
  }

  /** Where {@code word} has the byte of which {@code all} is made. */
  static long equal(long word, long all) {
    long differing = word ^ all;
    return (differing - LOW_BITS) & ~differing & HIGH_BITS;
  }

  /** Where {@code word} has ASCII control characters other than DEL. */
  static long controls(long word) {
    return (word - SPACES) & ~word & HIGH_BITS;
  }

  /** Which byte is the first one found. */
  static int first(long found) {
    return Long.numberOfTrailingZeros(found) / Byte.SIZE;
  }

  /** What lies before the first one in {@code found}. */
  static long before(long found) {
    return (found & -found) - 1;
  }

  /** As if the byte {@code index}, one of the eight, had been found. */
  static long found(int index) {
    return 0x80L << (index * Byte.SIZE);
  }
}
