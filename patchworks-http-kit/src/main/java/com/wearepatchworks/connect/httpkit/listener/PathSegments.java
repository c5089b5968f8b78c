/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request path as its decoded segments. Split first and decoded then, so that an encoded slash
 * stays inside its segment.
 */
final class PathSegments {
  private PathSegments() {}

  /**
   * The segments of {@code path}, one trailing slash ignored.
   *
   * @throws IllegalArgumentException when it has no leading slash or a bad percent-encoding
   */
  static List<String> of(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("the path must start with a slash");
    }
    int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    List<String> segments = new ArrayList<>(4);
    int start = 1;
    for (int slash = path.indexOf('/', 1); slash >= 0 && slash < end; ) {
      segments.add(decoded(path.substring(start, slash)));
      start = slash + 1;
      slash = path.indexOf('/', start);
    }
    if (start < end) {
      segments.add(decoded(path.substring(start, end)));
    } else if (end > 1) {
      segments.add("");
    }
    return segments;
  }

  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    ByteBuffer bytes = ByteBuffer.allocate(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c != '%') {
        bytes.put((byte) c);
      } else {
        bytes.put((byte) (hex(segment, i + 1) << 4 | hex(segment, i + 2)));
        i += 2;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the path's percent-encoding is not UTF-8", e);
    }
  }

  private static int hex(String segment, int at) {
    int digit = at < segment.length() ? Character.digit(segment.charAt(at), 16) : -1;
    if (digit < 0) {
      throw new IllegalArgumentException("a % in the path is not followed by two hex digits");
    }
    return digit;
  }
}
