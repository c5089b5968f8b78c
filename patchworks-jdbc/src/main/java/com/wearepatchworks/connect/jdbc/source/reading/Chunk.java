/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A page that was received.
 *
 * @param count of its rows
 * @param bytes that they take in memory, roughly
 * @param more whether the table has more rows to read at once
 * @param records makes their records, on any thread; once
 */
record Chunk(int count, long bytes, boolean more, Callable<List<SourceRecord>> records) {
  /** No rows for now. */
  static final Chunk NOTHING = new Chunk(0, 0, false, List::of);
}
