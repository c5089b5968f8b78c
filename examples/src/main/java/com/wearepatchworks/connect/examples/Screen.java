/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Where people read: 80 columns, lines of text, and a bar where a terminal can show one.
 *
 * @param interactive a terminal, on which a line can be drawn again
 * @param blocks its character set has block characters
 */
record Screen(PrintStream out, boolean interactive, boolean blocks) {
  /** Widest line. */
  static final int WIDTH = 78;

  /** This process's standard output; {@code examples/run} knows whether it is a terminal. */
  static Screen standard() {
    boolean terminal = Boolean.getBoolean("examples.terminal");
    String charset = System.getProperty("sun.stdout.encoding", Charset.defaultCharset().name());
    return new Screen(System.out, terminal, Charset.forName(charset).newEncoder().canEncode('█'));
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** As much of a text as one line holds. */
  void excerpt(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    line(line.length() > WIDTH ? line.substring(0, WIDTH - 3) + "..." : line);
  }

  /** Part of a line, shown at once. */
  void part(String text) {
    out.print(text);
    out.flush();
  }

  /**
   * A line in the style of picocli's markup, such as {@code fg(green),bold}, where colours show.
   */
  void styled(String style, String text) {
    Ansi ansi = interactive ? Ansi.AUTO : Ansi.OFF;
    line(ansi.string("@|%s %s|@".formatted(style, text)));
  }

  /** The text in lines that fit, each indented. */
  static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.lines().toList()) {
      StringBuilder line = new StringBuilder(indent);
      for (String word : paragraph.strip().split(" +", -1)) {
        if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
          lines.add(line.toString().stripTrailing());
          line = new StringBuilder(indent);
        }
        line.append(word).append(' ');
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** 12,345. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** 1 order, 2 orders. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
