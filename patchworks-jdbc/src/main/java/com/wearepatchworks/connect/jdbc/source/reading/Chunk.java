/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.source.rows.FetchedRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The rows of a page, as they were sent.
 *
 * @param bytes that they take in memory, roughly
 * @param more whether the table has more rows to read at once
 */
record Chunk(List<FetchedRow> rows, long bytes, boolean more) {
  /** No rows for now. */
  static final Chunk NOTHING = new Chunk(List.of(), 0, false);

  /** Their records. */
  List<SourceRecord> records() {
    List<SourceRecord> records = new ArrayList<>(rows.size());
    for (FetchedRow row : rows) {
      records.add(row.record());
    }
    return records;
  }
}
