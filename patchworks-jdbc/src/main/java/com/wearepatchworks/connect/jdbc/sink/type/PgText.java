/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text that PostgreSQL takes apart again: array literals and COPY's text format. */
public final class PgText {
  private PgText() {}

  /** An array literal of texts. */
  public static String array(List<? extends @Nullable String> items) {
    StringBuilder out = new StringBuilder("{");
    for (String item : items) {
      if (out.length() > 1) {
        out.append(',');
      }
      out.append(item == null ? "NULL" : arrayElement(item));
    }
    return out.append('}').toString();
  }

  static String arrayElement(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append('"').toString();
  }

  /** Appends a cell of COPY's text format. */
  public static void copy(String text, RowBytes out) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> escaped.append(c);
      }
    }
    out.putUtf8(escaped.toString());
  }
}
