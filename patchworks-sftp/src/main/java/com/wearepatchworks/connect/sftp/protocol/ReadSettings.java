/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How to read ahead: shared by all reads from one server, so that what one of them learns about it
 * serves the others.
 */
public final class ReadSettings {
  /** What every server answers at once, and what fits with its head in one SSH packet. */
  static final int USUAL_REQUEST_BYTES = 32_755;

  private static final int SMALLEST_REQUEST_BYTES = 1024;

  private final AtomicInteger requestBytes;
  private final long perFileBytes;
  private final AtomicLong free;
  private final AtomicInteger lastShort = new AtomicInteger();

  /**
   * Settings for one server.
   *
   * @param requestBytes asked for in one request
   * @param aheadBytes read ahead by all reads together; one takes up to half of it
   */
  public ReadSettings(int requestBytes, long aheadBytes) {
    this.requestBytes = new AtomicInteger(requestBytes);
    this.perFileBytes = aheadBytes / 2;
    this.free = new AtomicLong(aheadBytes);
  }

  /** How much to ask for in one request. */
  public int requestBytes() {
    return requestBytes.get();
  }

  /**
   * A server answered with less than it was asked for, in the midst of a file. When it does so
   * twice in a row that is what it answers at most; once may be a file that grows.
   */
  void answeredOnly(int bytes) {
    if (lastShort.getAndSet(bytes) != bytes) {
      return;
    }
    requestBytes.accumulateAndGet(
        Math.max(bytes, SMALLEST_REQUEST_BYTES), (now, seen) -> Math.min(now, seen));
  }

  /** Takes memory for a read that has {@code held} already; false when there is none left. */
  boolean reserve(long held, long more) {
    if (held + more > perFileBytes) {
      return false;
    }
    if (free.addAndGet(-more) < 0) {
      free.addAndGet(more);
      return false;
    }
    return true;
  }

  void release(long bytes) {
    free.addAndGet(bytes);
  }
}
