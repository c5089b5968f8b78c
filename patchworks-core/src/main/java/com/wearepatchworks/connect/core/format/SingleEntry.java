/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import org.jspecify.annotations.Nullable;

/** An input of one record, which is there already. */
final class SingleEntry implements RecordReader {
  private final Entry entry;
  private boolean done;

  SingleEntry(Entry entry) {
    this.entry = entry;
  }

  @Override
  public @Nullable Entry next() {
    if (done) {
      return null;
    }
    done = true;
    return entry;
  }

  @Override
  public Position position() {
    return done ? new Position(0, 1, 1, 0, "") : Position.START;
  }

  @Override
  public void close() {}
}
