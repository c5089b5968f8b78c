/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.pacing.Throttle;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file as they come: counted, slowed down, and with a memory of what went wrong,
 * because whoever unpacks or parses them may tell it in other words.
 */
final class RawStream extends FilterInputStream {
  private final Throttle throttle;
  private final LongAdder total;
  private long position;
  private @Nullable FileStoreException failure;
  private boolean ended;

  RawStream(InputStream in, long from, Throttle throttle, LongAdder total) {
    super(in);
    this.position = from;
    this.throttle = throttle;
    this.total = total;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (ended) {
      return -1; // it may be closed by now: SequenceInputStream closes what has ended
    }
    try {
      int count = in.read(into, offset, length);
      if (count > 0) {
        position += count;
        total.add(count);
        throttle.count(count);
      }
      ended |= count < 0;
      return count;
    } catch (FileStoreException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] nowhere = new byte[(int) Math.min(count, 8 << 10)];
    return Math.max(0, read(nowhere, 0, nowhere.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Up to which byte of the file was read. */
  long position() {
    return position;
  }

  /** Whether the store said that there are no more. */
  boolean hasEnded() {
    return ended;
  }

  @Nullable FileStoreException failure() {
    return failure;
  }
}
