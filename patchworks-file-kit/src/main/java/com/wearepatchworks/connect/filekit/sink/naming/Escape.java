/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.naming;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/**
 * Makes parts of file names of any text, so that different texts stay different: what a name may
 * not hold becomes {@code %XX} per byte of UTF-8, and so does {@code %} itself.
 */
public final class Escape {
  /** Most file systems take 255 bytes; this leaves room for the suffixes of side files. */
  static final int MAX_BYTES = 200;

  private static final int KEPT_BYTES = 120;
  private static final int MAX_EXTENSION = 24;

  /** What servers, shells or globs make something else of. */
  private static final String SPECIAL = "/\\%:*?\"<>|";

  private Escape() {}

  /** A value that makes up a name, or a part of one whose other parts do not matter. */
  public static String text(String value) {
    return escaped(value, Escape::isPlain);
  }

  /** A value beside others in one name: only letters and digits stay, so that borders are clear. */
  static String word(String value) {
    return escaped(value, Character::isLetterOrDigit);
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> SPECIAL.indexOf(character) < 0;
    };
  }

  private static String escaped(String value, IntPredicate stays) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    value
        .codePoints()
        .forEach(
            character -> {
              if (Character.getType(character) == Character.SURROGATE) {
                out.append("%%u%04X".formatted(character)); // half a pair has no bytes of its own
              } else if (stays.test(character)) {
                out.appendCodePoint(character);
              } else {
                percent(out, Character.toString(character));
              }
            });
    return out.toString();
  }

  private static void percent(StringBuilder out, String character) {
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      out.append("%%%02X".formatted(b));
    }
  }

  /** A whole name between two slashes: not empty, not hidden by a value, not too long. */
  static String segment(String rendered) {
    if (rendered.isEmpty()) {
      return "%empty";
    }
    String name = rendered;
    char last = name.charAt(name.length() - 1);
    if (last == '.' || last == ' ') {
      name = name.substring(0, name.length() - 1) + "%%%02X".formatted((int) last);
    }
    if (name.charAt(0) == '.') {
      name = "%2E" + name.substring(1);
    }
    return bytes(name) <= MAX_BYTES ? name : shortened(name);
  }

  /** The beginning, a digest of the whole, and the extension. No value can look like that. */
  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    boolean keep = dot > 0 && bytes(name.substring(dot)) <= MAX_EXTENSION;
    StringBuilder head = new StringBuilder();
    int length = 0;
    for (int character : name.codePoints().toArray()) {
      length += bytes(Character.toString(character));
      if (length > KEPT_BYTES) {
        break;
      }
      head.appendCodePoint(character);
    }
    return head + "%~" + digest(name) + (keep ? name.substring(dot) : "");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
