/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.inbox;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many messages, and how many bytes of them, may be inside a push source at once: from before a
 * body is read until Kafka has acknowledged its records. Never blocks: who gets no {@link Lease}
 * tells its sender to come back.
 */
public final class Budget {
  private final int maxCount;
  private final long maxBytes;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * A budget of {@code maxCount} messages and {@code maxBytes} bytes, both at least 1. A single
   * message larger than {@code maxBytes} never fits.
   */
  public Budget(int maxCount, long maxBytes) {
    this.maxCount = maxCount;
    this.maxBytes = maxBytes;
  }

  /** A place for one message of {@code size} bytes so far, or null when there is none now. */
  public @Nullable Lease tryAcquire(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("A message cannot have " + size + " bytes");
    }
    if (!take(count, 1, maxCount)) {
      return null;
    }
    Lease lease = new Lease();
    if (!lease.tryGrow(size)) {
      lease.close();
      return null;
    }
    return lease;
  }

  /** Messages inside now. */
  public int count() {
    return (int) count.get();
  }

  /** Bytes inside now. */
  public long bytes() {
    return bytes.get();
  }

  /** Never over the bound, not even for a moment: others would be turned away for nothing. */
  private static boolean take(AtomicLong used, long more, long max) {
    for (long now = used.get(); more <= max - now; now = used.get()) {
      if (used.compareAndSet(now, now + more)) {
        return true;
      }
    }
    return false;
  }

  /**
   * One message's share. Closing it twice does nothing; what is closed does not grow. Any thread.
   */
  public final class Lease implements AutoCloseable {
    private boolean open = true;
    private long held;

    private Lease() {}

    /** Takes {@code more} (not negative) bytes; false, and nothing taken, when they do not fit. */
    public synchronized boolean tryGrow(long more) {
      if (more < 0) {
        throw new IllegalArgumentException("A message cannot grow by " + more + " bytes");
      }
      if (!open || !take(bytes, more, maxBytes)) {
        return false;
      }
      held += more;
      return true;
    }

    @Override
    public synchronized void close() {
      if (open) {
        open = false;
        bytes.addAndGet(-held);
        count.decrementAndGet();
      }
    }
  }
}
