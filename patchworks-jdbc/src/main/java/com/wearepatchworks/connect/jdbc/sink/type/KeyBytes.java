/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Keys as bytes whose unsigned order is one order for all writers: whole numbers by value, text by
 * code point. Rows that are written in one order everywhere do not deadlock.
 */
public final class KeyBytes {
  private KeyBytes() {}

  /** Appends one part of a key. */
  public static void append(@Nullable Object part, RowBytes out) {
    if (part instanceof Long || part instanceof Integer || part instanceof Short) {
      out.putLong(((Number) part).longValue() ^ Long.MIN_VALUE);
    } else if (part instanceof Byte number) {
      out.putLong(number.longValue() ^ Long.MIN_VALUE);
    } else if (part instanceof String text) {
      out.putUtf8(text);
      out.putByte(0);
    } else if (part != null) {
      rare(part, out);
    }
  }

  private static void rare(Object part, RowBytes out) {
    if (part instanceof BigDecimal decimal) {
      append(whole(decimal), out);
    } else if (part instanceof BigInteger number) {
      append(whole(new BigDecimal(number)), out);
    } else if (part instanceof byte[] bytes) {
      out.put(bytes, 0, bytes.length);
    } else if (part instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      out.put(bytes, 0, bytes.length);
    } else if (part instanceof Date date) {
      out.putLong(TimeCodecs.millis(date) ^ Long.MIN_VALUE);
    } else {
      append(part.toString(), out);
    }
  }

  /** 1.0 and 1.00 are one key. */
  private static Object whole(BigDecimal decimal) {
    BigDecimal plain = decimal.stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() - plain.scale() < 19
        ? (Object) plain.longValueExact()
        : plain.toString();
  }

  /** Compares two keys that lie in the same bytes. */
  public static int compare(byte[] bytes, int from, int to, int otherFrom, int otherTo) {
    return Arrays.compareUnsigned(bytes, from, to, bytes, otherFrom, otherTo);
  }

  /** Spreads keys over writers. */
  public static int hash(byte[] bytes, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 15;
  }
}
