/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.Variable;
import com.wearepatchworks.connect.httpkit.listener.PathPattern;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Which path leads to which topic: {@code /orders -> orders} or {@code /{shop:uk|de}/orders ->
 * orders-${path.shop}}. A path variable may be part of a topic only with a list of words, so that a
 * client can never name an arbitrary topic.
 */
record Route(PathPattern path, Template topic) {
  private static final String ARROW = "->";
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  /**
   * Reads a route.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Route parse(String text) {
    int arrow = text.indexOf(ARROW);
    if (arrow < 0) {
      throw new IllegalArgumentException(
          "'%s' is not a route; write path -> topic, such as /orders -> orders".formatted(text));
    }
    PathPattern path = PathPattern.parse(text.substring(0, arrow).trim());
    Template topic =
        Template.compile(text.substring(arrow + ARROW.length()).trim(), Set.of("path"));
    for (Variable variable : topic.variables()) {
      checkVariable(text, path, variable);
    }
    checkTopicName(text, topic);
    return new Route(path, topic);
  }

  private static void checkVariable(String text, PathPattern path, Variable variable) {
    String name = String.join(".", variable.path());
    if (!path.variables().contains(name)) {
      throw new IllegalArgumentException(
          "'%s': the path has no variable {%s}".formatted(text, name));
    }
    if (path.allowed(name).isEmpty()) {
      throw new IllegalArgumentException(
          "'%s': {%s} may become part of a topic only with a list of allowed words, such as {%s:uk|de}"
              .formatted(text, name, name));
    }
    for (String word : path.allowed(name)) {
      if (!TOPIC.matcher(word).matches()) {
        throw new IllegalArgumentException(
            "'%s': '%s' cannot be part of a topic's name (letters, digits, '.', '_', '-')"
                .formatted(text, word));
      }
    }
  }

  private static void checkTopicName(String text, Template topic) {
    String sample = topic.render(variable -> "x", UnaryOperator.identity());
    if (!TOPIC.matcher(sample).matches() || sample.equals(".") || sample.equals("..")) {
      throw new IllegalArgumentException(
          "'%s': '%s' is not a topic's name (1 to 249 letters, digits, '.', '_', '-')"
              .formatted(text, topic));
    }
  }

  /** All routes of an option's value. */
  static List<Route> parseAll(List<String> texts) {
    return texts.stream().map(Route::parse).toList();
  }
}
