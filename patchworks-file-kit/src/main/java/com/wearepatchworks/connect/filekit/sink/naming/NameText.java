/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a name template, cut where directories end. A date pattern with slashes ({@code
 * ${timestamp:yyyy/MM/dd}}) makes directories, too; slashes in values do not.
 *
 * @param segments what stands between slashes
 * @param deciding the variables that decide which file a record goes to, as text
 */
record NameText(List<String> segments, List<String> deciding) {
  static final Pattern VARIABLE = Pattern.compile("\\$\\$|\\$\\{([^}]*)}");
  private static final Pattern DATED = Pattern.compile("((?:timestamp|now)[^:]*):(.*?)(\\??)");

  static NameText parse(String text) {
    List<String> deciding = new ArrayList<>();
    StringBuilder flat = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(text);
    int at = 0;
    while (matcher.find()) {
      flat.append(text, at, matcher.start()).append(variable(matcher));
      at = matcher.end();
      String body = matcher.group(1);
      if (body != null && decides(body)) {
        deciding.add(matcher.group());
      }
    }
    flat.append(text, at, text.length());
    return new NameText(List.of(flat.toString().split("/", -1)), List.copyOf(deciding));
  }

  /** As it stands, or one variable per directory. */
  private static String variable(Matcher found) {
    String body = found.group(1);
    Matcher dated = body == null ? null : DATED.matcher(body);
    if (dated == null || !dated.matches()) {
      return found.group();
    }
    String separator = dated.group(3) + "}/${" + dated.group(1) + ":";
    return "${"
        + dated.group(1)
        + ":"
        + dated.group(2).replace("/", separator)
        + dated.group(3)
        + "}";
  }

  private static boolean decides(String body) {
    String root = body.split("[.:?]", 2)[0];
    return switch (root) {
      case "key", "value", "header" -> true;
      case "timestamp" -> !body.startsWith("timestamp.");
      default -> false;
    };
  }
}
