/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Globs as regular expressions: {@code *} and {@code ?} stop at {@code /}, {@code **} does not, and
 * {@code **}{@code /} also stands for nothing; {@code [a-z]}, {@code [!a]}, {@code {a,b}}, {@code
 * \} takes the next character as it is.
 */
final class Glob {
  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int at;
  private boolean inAlternatives;

  private Glob(String glob) {
    this.glob = glob;
  }

  /**
   * The pattern that matches what {@code glob} does.
   *
   * @throws IllegalArgumentException when a bracket or brace has no end
   */
  static Pattern compile(String glob) {
    Glob compiler = new Glob(glob);
    while (compiler.at < glob.length()) {
      compiler.next();
    }
    if (compiler.inAlternatives) {
      throw new IllegalArgumentException("'%s': a { has no }".formatted(glob));
    }
    try {
      return Pattern.compile(compiler.regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("'%s' is no glob: %s".formatted(glob, e.getMessage()), e);
    }
  }

  private void next() {
    char c = glob.charAt(at++);
    switch (c) {
      case '*' -> star();
      case '?' -> regex.append("[^/]");
      case '[' -> characters();
      case '{' -> open();
      case '}' -> close();
      case ',' -> regex.append(inAlternatives ? "|" : ",");
      case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : c);
      default -> literal(c);
    }
  }

  private void star() {
    if (!glob.startsWith("*", at)) {
      regex.append("[^/]*");
    } else if (glob.startsWith("*/", at)) {
      at += 2;
      regex.append("(?:.*/)?");
    } else {
      at++;
      regex.append(".*");
    }
  }

  private void characters() {
    int end = glob.indexOf(']', at + 1);
    if (end < 0) {
      throw new IllegalArgumentException("'%s': a [ has no ]".formatted(glob));
    }
    String inside = glob.substring(at, end).replace("\\", "\\\\").replace("[", "\\[");
    inside = inside.replace("&&", "&\\&");
    boolean not = inside.startsWith("!");
    regex.append("(?!/)[").append(not ? "^" : "").append(not ? inside.substring(1) : inside);
    regex.append(']');
    at = end + 1;
  }

  private void open() {
    if (inAlternatives) {
      throw new IllegalArgumentException("'%s': a { inside of { }".formatted(glob));
    }
    inAlternatives = true;
    regex.append("(?:");
  }

  private void close() {
    regex.append(inAlternatives ? ")" : "\\}");
    inAlternatives = false;
  }

  private void literal(char c) {
    regex.append(Pattern.quote(String.valueOf(c)));
  }
}
