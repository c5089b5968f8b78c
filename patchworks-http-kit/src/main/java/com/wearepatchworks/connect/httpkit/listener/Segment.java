/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a path pattern: a literal has one word and no variable; a free variable has no
 * words.
 */
record Segment(@Nullable String variable, Set<String> words) {
  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]\\w*)(?::([^{}]*))?}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._~!$'()*+,;=:@-]+");

  static Segment parse(String pattern, String part) {
    Matcher variable = VARIABLE.matcher(part);
    if (variable.matches()) {
      String words = variable.group(2);
      return new Segment(variable.group(1), words == null ? Set.of() : words(pattern, words));
    }
    if (part.isEmpty()) {
      throw PathPattern.bad(pattern, "has an empty segment");
    }
    if (part.indexOf('{') >= 0 || part.indexOf('}') >= 0) {
      throw PathPattern.bad(
          pattern,
          "has the segment \"%s\"; a variable is a whole segment: {name} or {name:one|two}"
              .formatted(part));
    }
    return new Segment(null, Set.of(word(pattern, part)));
  }

  private static Set<String> words(String pattern, String list) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : list.split("\\|", -1)) {
      words.add(word(pattern, word));
    }
    return Collections.unmodifiableSet(words);
  }

  private static String word(String pattern, String text) {
    if (!WORD.matcher(text).matches() || isDots(text)) {
      throw PathPattern.bad(
          pattern, "has \"" + text + "\"; use letters, digits and - . _ ~ ! $ ' ( ) * + , ; = : @");
    }
    return text;
  }

  private static boolean isDots(String text) {
    return List.of(".", "..").contains(text);
  }

  boolean fits(String segment) {
    return words.isEmpty() ? isPlain(segment) : words.contains(segment);
  }

  /** What a free variable may stand for: nothing that means something else further on. */
  private static boolean isPlain(String segment) {
    return !segment.isEmpty()
        && !isDots(segment)
        && segment.chars().noneMatch(c -> c == '/' || Character.isISOControl(c));
  }

  boolean overlaps(Segment other) {
    if (words.isEmpty()) {
      return other.words.isEmpty() || other.words.stream().anyMatch(this::fits);
    }
    return words.stream().anyMatch(other::fits);
  }
}
