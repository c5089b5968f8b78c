/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Which files are wanted, by the path below their directory. */
public final class NamePattern {
  private final Pattern pattern;
  private final boolean wholePath;

  private NamePattern(Pattern pattern, boolean wholePath) {
    this.pattern = pattern;
    this.wholePath = wholePath;
  }

  /**
   * A glob: with a {@code /} in it over the relative path, otherwise over the name.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static NamePattern glob(String glob) {
    return new NamePattern(Glob.compile(glob), glob.contains("/"));
  }

  /**
   * A regular expression over the whole relative path.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static NamePattern regex(String regex) {
    try {
      return new NamePattern(Pattern.compile(regex, Pattern.DOTALL), true);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "is no regular expression: %s, at character %d"
              .formatted(e.getDescription(), e.getIndex() + 1),
          e);
    }
  }

  /** Whether there is a group {@code (?<name>...)}. */
  public boolean hasGroup(String name) {
    try {
      return Pattern.compile("(?:" + pattern.pattern() + ")\\k<" + name + ">") != null;
    } catch (PatternSyntaxException noSuchGroup) {
      return false;
    }
  }

  boolean matches(String relative) {
    return matcher(relative).matches();
  }

  private Matcher matcher(String relative) {
    return pattern.matcher(
        wholePath ? relative : relative.substring(relative.lastIndexOf('/') + 1));
  }

  /** What a group of the pattern matched; null when there is no such group, or it took no part. */
  public @Nullable String group(String name, String relative) {
    Matcher matcher = matcher(relative);
    try {
      return matcher.matches() ? matcher.group(name) : null;
    } catch (IllegalArgumentException noSuchGroup) {
      return null;
    }
  }
}
