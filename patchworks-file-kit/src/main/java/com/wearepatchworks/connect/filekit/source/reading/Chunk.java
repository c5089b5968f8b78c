/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/** Some records of one file, handed over together: one lock for hundreds of records. */
final class Chunk {
  /** What is to be done with the transaction behind the last record. */
  enum Boundary {
    /** It goes on. */
    NONE,
    /** It ends with the file. */
    COMMIT,
    /** Its records are taken back. */
    ABORT
  }

  private final List<SourceRecord> records;
  private long bytes;
  private Boundary boundary = Boundary.NONE;

  Chunk(int expected) {
    records = new ArrayList<>(expected);
  }

  void add(FileRecord record) {
    records.add(record);
    bytes += record.size();
  }

  void endsWith(Boundary end) {
    boundary = end;
  }

  List<SourceRecord> records() {
    return records;
  }

  long bytes() {
    return bytes;
  }

  Boundary boundary() {
    return boundary;
  }
}
