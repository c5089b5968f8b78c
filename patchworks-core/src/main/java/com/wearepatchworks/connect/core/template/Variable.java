/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.template;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One {@code ${root.path:format?}}.
 *
 * @param root what is looked at: {@code topic}, {@code key}, {@code value}, {@code header}, ...
 * @param path names below the root, outermost first; empty for the root itself
 * @param format date pattern, in UTC; null when there is none
 * @param optional whether a missing value becomes empty text instead of an error
 */
public record Variable(
    String root, List<String> path, @Nullable DateTimeFormatter format, boolean optional) {

  /** Parses what stands between the braces. */
  static Variable parse(String text) {
    boolean optional = text.endsWith("?");
    String body = optional ? text.substring(0, text.length() - 1) : text;
    int colon = body.indexOf(':');
    String name = colon < 0 ? body : body.substring(0, colon);
    int dot = name.indexOf('.');
    String root = dot < 0 ? name : name.substring(0, dot);
    List<String> path = dot < 0 ? List.of() : path(root, name.substring(dot + 1));
    DateTimeFormatter format = colon < 0 ? null : formatter(body.substring(colon + 1));
    return new Variable(root, path, format, optional);
  }

  /** Header, path and query names have dots of their own. */
  private static List<String> path(String root, String rest) {
    return root.equals("key") || root.equals("value")
        ? List.of(rest.split("\\.", -1))
        : List.of(rest);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** As written, without format. */
  public String name() {
    return path.isEmpty() ? root : root + "." + String.join(".", path);
  }
}
