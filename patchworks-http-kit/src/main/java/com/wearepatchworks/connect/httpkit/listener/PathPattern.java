/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which paths lead somewhere. {@code /orders} is that path alone; in {@code
 * /shops/{shop:uk|de}/orders} the variable stands for one of the listed words; in {@code
 * /orders/{id}} for any one segment, percent-decoded, without slash, control characters, {@code .}
 * and {@code ..}. Case matters. One trailing slash of a request is ignored.
 *
 * <p>Equal when written the same.
 */
public final class PathPattern {
  private final String text;
  private final List<Segment> segments;

  private PathPattern(String text, List<Segment> segments) {
    this.text = text;
    this.segments = segments;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static PathPattern parse(String text) {
    if (!text.startsWith("/")) {
      throw bad(text, "must start with a slash");
    }
    if (text.length() > 1 && text.endsWith("/")) {
      throw bad(text, "must not end with a slash; requests may, it is ignored there");
    }
    List<Segment> segments = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    if (text.length() > 1) {
      for (String part : text.substring(1).split("/", -1)) {
        Segment segment = Segment.parse(text, part);
        if (segment.variable() != null && !names.add(segment.variable())) {
          throw bad(text, "has the variable {" + segment.variable() + "} twice");
        }
        segments.add(segment);
      }
    }
    return new PathPattern(text, List.copyOf(segments));
  }

  /** What the variables stand for when {@code path}, as sent, fits; null when it does not. */
  public @Nullable Match match(String path) {
    return match(PathSegments.of(path));
  }

  @Nullable Match match(List<String> path) {
    if (path.size() != segments.size()) {
      return null;
    }
    Map<String, String> values = Map.of();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (!segment.fits(path.get(i))) {
        return null;
      }
      if (segment.variable() != null) {
        values = values.isEmpty() ? new LinkedHashMap<>() : values;
        values.put(segment.variable(), path.get(i));
      }
    }
    return new Match(this, values);
  }

  /** Whether some path fits both. */
  public boolean overlaps(PathPattern other) {
    if (segments.size() != other.segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).overlaps(other.segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Names of the variables, in their order. */
  public List<String> variables() {
    List<String> names = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.variable() != null) {
        names.add(segment.variable());
      }
    }
    return names;
  }

  /** The words that {@code variable} may stand for; empty when any. */
  public Set<String> allowed(String variable) {
    for (Segment segment : segments) {
      if (variable.equals(segment.variable())) {
        return segment.words();
      }
    }
    throw new IllegalArgumentException(this + " has no variable {" + variable + "}");
  }

  static IllegalArgumentException bad(String text, String why) {
    return new IllegalArgumentException("path \"" + text + "\" " + why);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As written. */
  @Override
  public String toString() {
    return text;
  }

  /** A pattern that a path fits, and its variables' values. */
  public record Match(PathPattern pattern, Map<String, String> variables) {}
}
