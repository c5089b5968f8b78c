/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.dialect;

import java.util.ArrayList;
import java.util.List;

/** Takes {@code schema."odd.name"} apart. Double quotes work for every database. */
final class NameParts {
  private final char open;
  private final char close;

  NameParts(String open, String close) {
    this.open = open.charAt(0);
    this.close = close.charAt(0);
  }

  List<String> of(String text) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder part = new StringBuilder();
      at = part(text, at, part);
      if (part.isEmpty()) {
        throw new IllegalArgumentException(
            "'" + text + "' has an empty part. Write table, schema.table or catalog.schema.table");
      }
      parts.add(part.toString());
      if (at == text.length()) {
        return parts;
      }
      at++; // the dot
    }
  }

  /** Reads one part and answers where it ended: at a dot, or at the end. */
  private int part(String text, int from, StringBuilder part) {
    if (from < text.length() && isQuote(text.charAt(from))) {
      return quoted(text, from, part);
    }
    int dot = text.indexOf('.', from);
    int end = dot < 0 ? text.length() : dot;
    part.append(text, from, end);
    return end;
  }

  private boolean isQuote(char c) {
    return c == open || c == '"';
  }

  private int quoted(String text, int from, StringBuilder part) {
    char end = text.charAt(from) == open ? close : '"';
    int at = from + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = c == end && at + 1 < text.length() && text.charAt(at + 1) == end;
      if (c == end && !doubled) {
        return afterQuote(text, at + 1);
      }
      part.append(c);
      at += doubled ? 2 : 1;
    }
    throw new IllegalArgumentException("'" + text + "' has a quote that is not closed. Close it");
  }

  private static int afterQuote(String text, int at) {
    if (at < text.length() && text.charAt(at) != '.') {
      throw new IllegalArgumentException(
          "'" + text + "' goes on after a closing quote. Put a dot between the parts");
    }
    return at;
  }
}
