/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The records of a page.
 *
 * @param bytes that they take in memory, roughly
 * @param more whether the table has more rows to read at once
 */
record Chunk(List<SourceRecord> records, long bytes, boolean more) {
  /** No rows for now. */
  static final Chunk NOTHING = new Chunk(List.of(), 0, false);
}
