/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Remembers the last bytes of an archive. What is read from front to back looks complete as soon as
 * the last entry is; only the record at the very end proves that the archive is.
 */
final class ZipTail extends FilterInputStream {
  private static final int SIGNATURE = 0x06054b50;
  private static final int RECORD = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int ENTRIES_AT = 10;
  private static final int DIRECTORY_SIZE_AT = 12;
  private static final int DIRECTORY_START_AT = 16;
  private static final int COMMENT_LENGTH_AT = 20;

  /** The end record and locator of Zip64, which lie between the directory and the end record. */
  private static final int ZIP64 = 56 + 20;

  private final byte[] ring = new byte[1 << 17];
  private long count;

  ZipTail(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, Math.min(length, ring.length));
    for (int done = 0; done < read; ) {
      int at = (int) (count % ring.length);
      int part = Math.min(read - done, ring.length - at);
      System.arraycopy(bytes, from + done, ring, at, part);
      done += part;
      count += part;
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /**
   * Reads the rest and checks that it ends as an archive does.
   *
   * @return how many entries the archive says it has; {@value #MAX_COMMENT} when there may be more
   */
  int entries() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    ByteBuffer tail = tail();
    for (int at = tail.limit() - RECORD; at >= 0; at--) {
      if (isEnd(tail, at)) {
        return Short.toUnsignedInt(tail.getShort(at + ENTRIES_AT));
      }
    }
    throw new EOFException("The end of the archive is missing");
  }

  private ByteBuffer tail() {
    int length = (int) Math.min(count, RECORD + MAX_COMMENT);
    byte[] tail = new byte[length];
    for (int i = 0; i < length; i++) {
      tail[i] = ring[(int) ((count - length + i) % ring.length)];
    }
    return ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
  }

  private boolean isEnd(ByteBuffer tail, int at) {
    if (tail.getInt(at) != SIGNATURE
        || Short.toUnsignedInt(tail.getShort(at + COMMENT_LENGTH_AT))
            != tail.limit() - at - RECORD) {
      return false;
    }
    long size = Integer.toUnsignedLong(tail.getInt(at + DIRECTORY_SIZE_AT));
    long start = Integer.toUnsignedLong(tail.getInt(at + DIRECTORY_START_AT));
    long between = count - tail.limit() + at - start - size;
    boolean large = size == 0xFFFF_FFFFL || start == 0xFFFF_FFFFL;
    return large || between == 0 || between == ZIP64;
  }
}
