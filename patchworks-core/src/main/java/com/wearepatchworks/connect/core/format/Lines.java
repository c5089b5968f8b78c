/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits bytes at LF or CR LF, counting lines, in constant memory. The bytes of a line are between
 * {@link #start} and {@link #end} of {@link #array} until the next one is read.
 */
final class Lines implements Closeable {
  private final Window window;
  private final int maxBytes;
  private long number;
  private int start;
  private int end;

  /**
   * The lines of {@code in}.
   *
   * @param at which byte of the whole input, behind which line
   */
  Lines(InputStream in, int maxBytes, Position at) {
    this.window = new Window(in, at.bytes());
    this.maxBytes = maxBytes;
    this.number = at.lines();
  }

  /** The number of the line that {@link #next} read last, from 1. */
  long number() {
    return number;
  }

  byte[] array() {
    return window.array();
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  byte[] copy() {
    return Arrays.copyOfRange(window.array(), start, end);
  }

  /** Where reading goes on, behind the end of the line. */
  Position position(long records) {
    return new Position(window.offset(), 0, records, number, "");
  }

  /**
   * Reads the next line; false at the end of the input. An end of line at its very end adds no
   * line.
   *
   * @throws BadRecordException when it is too long; the next call goes on behind it
   */
  boolean next() throws IOException {
    int seen = 0;
    do {
      int at = indexOfLineFeed(window.array(), window.from() + seen, window.to());
      if (at < window.to()) {
        take(at, at + 1);
        return true;
      }
      seen = window.to() - window.from();
      if (seen - 1 > maxBytes) { // the last one may be a carriage return
        number++;
        throw tooLong(passOver());
      }
    } while (window.more());
    if (seen > 0) {
      take(window.to(), window.to());
    }
    return seen > 0;
  }

  private void take(int lineEnd, int next) throws BadRecordException {
    number++;
    start = window.from();
    boolean carriageReturn = lineEnd > start && window.array()[lineEnd - 1] == '\r';
    end = carriageReturn ? lineEnd - 1 : lineEnd;
    window.moveTo(next);
    if (end - start > maxBytes) {
      throw tooLong(Arrays.copyOfRange(window.array(), start, start + maxBytes));
    }
  }

  private BadRecordException tooLong(byte[] kept) {
    return new BadRecordException(
        "The line is longer than " + maxBytes + " bytes", number, maxBytes + 1L, kept);
  }

  /** Leaves the line behind, however long it is, and returns its beginning. */
  private byte[] passOver() throws IOException {
    byte[] kept = Arrays.copyOfRange(window.array(), window.from(), window.from() + maxBytes);
    do {
      int at = indexOfLineFeed(window.array(), window.from(), window.to());
      if (at < window.to()) {
        window.moveTo(at + 1);
        return kept;
      }
      window.moveTo(at);
    } while (window.more());
    return kept;
  }

  private static int indexOfLineFeed(byte[] array, int from, int to) {
    int at = from;
    while (at < to && array[at] != '\n') {
      at++;
    }
    return at;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
