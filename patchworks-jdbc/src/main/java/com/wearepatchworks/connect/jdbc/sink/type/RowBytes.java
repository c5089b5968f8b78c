/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.util.Arrays;

/** A growing run of bytes, written in network byte order and used again batch after batch. */
public final class RowBytes {
  private static final int FIRST = 4 << 10;

  /** What a batch kept after it grew for one fat row. */
  private static final int KEPT = 8 << 20;

  private byte[] bytes = new byte[FIRST];
  private int size;

  /** How many bytes there are. */
  public int size() {
    return size;
  }

  /** The bytes; those from {@link #size} on mean nothing. */
  public byte[] array() {
    return bytes;
  }

  /** Forgets what was written from {@code length} on. */
  public void truncate(int length) {
    size = length;
    if (length == 0 && bytes.length > KEPT) {
      bytes = new byte[FIRST];
    }
  }

  /** Appends one byte. */
  public void putByte(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /** Appends two bytes. */
  public void putShort(int value) {
    room(2);
    bytes[size] = (byte) (value >> 8);
    bytes[size + 1] = (byte) value;
    size += 2;
  }

  /** Appends four bytes. */
  public void putInt(int value) {
    room(4);
    setInt(size, value);
    size += 4;
  }

  /** Overwrites four bytes that were appended before. */
  public void setInt(int at, int value) {
    bytes[at] = (byte) (value >> 24);
    bytes[at + 1] = (byte) (value >> 16);
    bytes[at + 2] = (byte) (value >> 8);
    bytes[at + 3] = (byte) value;
  }

  /** Overwrites two bytes that were appended before. */
  void setShort(int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  /** Appends eight bytes. */
  public void putLong(long value) {
    room(8);
    setInt(size, (int) (value >> 32));
    setInt(size + 4, (int) value);
    size += 8;
  }

  /** Appends {@code length} bytes of {@code from}. */
  public void put(byte[] from, int offset, int length) {
    room(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /**
   * Appends text in UTF-8.
   *
   * @throws BadValueException on NUL, which no database of ours stores, and on half a surrogate
   *     pair
   */
  public void putUtf8(String text) {
    int length = text.length();
    room(length);
    byte[] to = bytes;
    int at = size;
    int i = 0;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c == 0) {
        break;
      }
      to[at++] = (byte) c;
    }
    size = at;
    if (i < length) {
      putBeyondAscii(text, i);
    }
  }

  private void putBeyondAscii(String text, int from) {
    room(3L * (text.length() - from));
    int i = from;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      if (point == 0) {
        throw new BadValueException(
            "text holds the character NUL, which text columns cannot store");
      }
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        throw new BadValueException("text holds half a surrogate pair: it is not valid Unicode");
      }
      putPoint(point);
      i += Character.charCount(point);
    }
  }

  private void putPoint(int point) {
    if (point < 0x80) {
      bytes[size++] = (byte) point;
    } else if (point < 0x800) {
      bytes[size++] = (byte) (0xC0 | (point >> 6));
      bytes[size++] = (byte) (0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      bytes[size++] = (byte) (0xE0 | (point >> 12));
      bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
      bytes[size++] = (byte) (0x80 | (point & 0x3F));
    } else {
      bytes[size++] = (byte) (0xF0 | (point >> 18));
      bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
      bytes[size++] = (byte) (0x80 | (point & 0x3F));
    }
  }

  private void room(long more) {
    if (size + more > bytes.length) {
      grow(size + more);
    }
  }

  private void grow(long needed) {
    long limit = Integer.MAX_VALUE - 16L;
    if (needed > limit) {
      throw new BadValueException("the row is larger than 2 GB");
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(needed, 2L * bytes.length)));
  }
}
