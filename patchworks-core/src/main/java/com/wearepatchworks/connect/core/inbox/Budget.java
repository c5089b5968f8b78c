/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.inbox;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final AtomicInteger count = new AtomicInteger();
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
    if (count.incrementAndGet() > maxCount) {
      count.decrementAndGet();
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
    return count.get();
  }

  /** Bytes inside now. */
  public long bytes() {
    return bytes.get();
  }

  /**
   * One message's share. Closing it twice does nothing. Not for concurrent growth by several
   * threads.
   */
  public final class Lease implements AutoCloseable {
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicLong held = new AtomicLong();

    private Lease() {}

    /** Takes {@code more} bytes; false, and nothing taken, when they do not fit. */
    public boolean tryGrow(long more) {
      if (bytes.addAndGet(more) > maxBytes) {
        bytes.addAndGet(-more);
        return false;
      }
      held.addAndGet(more);
      return true;
    }

    @Override
    public void close() {
      if (open.compareAndSet(true, false)) {
        bytes.addAndGet(-held.get());
        count.decrementAndGet();
      }
    }
  }
}
