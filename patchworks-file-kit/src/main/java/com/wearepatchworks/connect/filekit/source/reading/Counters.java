/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import java.util.concurrent.atomic.LongAdder;

/** What was read since the task started. */
public final class Counters {
  /** Bytes that came from the store. */
  public final LongAdder bytes = new LongAdder();

  /** Records handed over. */
  public final LongAdder records = new LongAdder();

  /** Records that were bad. */
  public final LongAdder bad = new LongAdder();

  /** Attempts that failed in a way that is worth another one. */
  public final LongAdder retries = new LongAdder();

  /** Files that are being read. */
  public final LongAdder active = new LongAdder();
}
