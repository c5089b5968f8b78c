/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Text with variables, compiled once: {@code orders-${topic}/${value.customer.id}}.
 *
 * <ul>
 *   <li>{@code ${value.a.b}}: a field; a missing or null one is an error, unless the variable ends
 *       in {@code ?}: {@code ${value.a.b?}} is then empty
 *   <li>{@code ${timestamp:yyyy/MM/dd}}: a date pattern of {@code java.time}, in UTC
 *   <li>{@code $$} is a dollar sign
 * </ul>
 */
public final class Template {
  private final String text;
  private final List<Part> parts;

  /** Either literal text or a variable. */
  private record Part(String literal, @Nullable Variable variable) {}

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Compiles {@code text}.
   *
   * @param roots the roots that variables may have here
   * @throws IllegalArgumentException says where the text is wrong
   */
  public static Template compile(String text, Set<String> roots) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("$$", at)) {
        literal.append('$');
        at += 2;
      } else if (text.startsWith("${", at)) {
        int end = text.indexOf('}', at);
        if (end < 0) {
          throw new IllegalArgumentException(
              "'%s': the variable that starts at character %d has no closing brace"
                  .formatted(text, at + 1));
        }
        parts.add(new Part(literal.toString(), variable(text, text.substring(at + 2, end), roots)));
        literal.setLength(0);
        at = end + 1;
      } else {
        literal.append(text.charAt(at++));
      }
    }
    if (!literal.isEmpty()) {
      parts.add(new Part(literal.toString(), null));
    }
    return new Template(text, List.copyOf(parts));
  }

  private static Variable variable(String text, String body, Set<String> roots) {
    Variable variable;
    try {
      variable = Variable.parse(body);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s': ${%s} has a bad date pattern: %s".formatted(text, body, e.getMessage()), e);
    }
    if (!roots.contains(variable.root())) {
      throw new IllegalArgumentException(
          "'%s': ${%s} is unknown here; variables start with one of %s"
              .formatted(text, body, roots.stream().sorted().toList()));
    }
    if (variable.path().contains("")) {
      throw new IllegalArgumentException("'%s': ${%s} has an empty name".formatted(text, body));
    }
    return variable;
  }

  /** The variables, in order. */
  public List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    for (Part part : parts) {
      if (part.variable != null) {
        variables.add(part.variable);
      }
    }
    return variables;
  }

  /** The text, each variable's value passed through {@code escape}. */
  public String render(Scope scope, UnaryOperator<String> escape) {
    if (parts.size() == 1 && parts.get(0).variable == null) {
      return parts.get(0).literal;
    }
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(part.literal);
      if (part.variable != null) {
        out.append(escape.apply(value(scope, part.variable)));
      }
    }
    return out.toString();
  }

  private String value(Scope scope, Variable variable) {
    Object value = scope.lookup(variable);
    if (value == null && !variable.optional()) {
      throw new TemplateException(
          "${%s} has no value; write ${%s?} in the option where it may be missing"
              .formatted(variable.name(), variable.name()),
          variable);
    }
    return value == null ? "" : Values.text(value, variable);
  }

  @Override
  public String toString() {
    return text;
  }
}
