/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Header fields of one message, in their order; a name may come several times and its case does not
 * matter. Every field can be written to the wire as it is: see {@link Field}.
 */
public record Headers(List<Field> fields) {
  /** No fields. */
  public static final Headers NONE = new Headers(List.of());

  /** An unmodifiable copy of {@code fields}. */
  public Headers {
    fields = List.copyOf(fields);
  }

  /** Fields from alternating names and values. */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("names and values must come in pairs");
    }
    List<Field> fields = new ArrayList<>(namesAndValues.length / 2);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(fields);
  }

  /** The first value of {@code name}, or null. */
  public @Nullable String first(String name) {
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        return field.value;
      }
    }
    return null;
  }

  /** All values of {@code name}, in their order. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        values.add(field.value);
      }
    }
    return values;
  }

  /** These fields and one more at the end. */
  public Headers with(String name, String value) {
    List<Field> more = new ArrayList<>(fields.size() + 1);
    more.addAll(fields);
    more.add(new Field(name, value));
    return new Headers(more);
  }

  /**
   * One header field.
   *
   * @param name a token of RFC 9110, such as {@code X-Order-Id}
   * @param value Latin-1 without control characters other than a tab
   */
  public record Field(String name, String value) {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /** Refuses what would break, or smuggle something into, the message. */
    public Field {
      checkName(name);
      checkValue(name, value);
    }

    private static void checkName(String name) {
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        boolean letterOrDigit =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letterOrDigit && TOKEN_MARKS.indexOf(c) < 0) {
          throw new IllegalArgumentException(
              "header name has %s at position %d; use letters, digits and dashes"
                  .formatted(printed(c), i));
        }
      }
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a header needs a name");
      }
    }

    private static void checkValue(String name, String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
          throw new IllegalArgumentException(
              "value of header %s has %s at position %d; a header carries Latin-1 text without line breaks or other control characters: encode it, or send it in the body"
                  .formatted(name, printed(c), i));
        }
      }
    }

    /** The character's number, so that the message itself carries nothing harmful. */
    private static String printed(char c) {
      return "character U+%04X".formatted((int) c);
    }
  }
}
