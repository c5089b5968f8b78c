/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;

/** How formats go on that find no start of a record but by reading from the input's start. */
final class Skipped {
  private Skipped() {}

  /** The reader behind its first {@code records}, bad ones included; closed when that fails. */
  static RecordReader behind(long records, RecordReader reader) throws IOException {
    boolean there = false;
    try {
      for (long i = 0; i < records; i++) {
        pass(reader);
      }
      there = true;
      return reader;
    } finally {
      if (!there) {
        reader.close();
      }
    }
  }

  private static void pass(RecordReader reader) throws IOException {
    try {
      reader.next();
    } catch (BadRecordException known) {
      // it counts, and was reported when it was read first
    }
  }
}
