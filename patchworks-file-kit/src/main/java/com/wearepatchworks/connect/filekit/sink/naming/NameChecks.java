/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.naming;

import com.wearepatchworks.connect.core.template.Variable;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** Refuses templates whose names could clash, leave the directory, or make a file per record. */
final class NameChecks {
  private static final Set<String> PARTS = Set.of("first", "last");
  private static final Set<String> PLAIN = Set.of("topic", "partition", "offset", "extension");
  private static final Set<String> NO_NAMES = Set.of(".", "..", ".patchworks");

  private final String text;

  private NameChecks(String text) {
    this.text = text;
  }

  static void check(String text, NameText name, List<Variable> variables) {
    NameChecks checks = new NameChecks(text);
    name.segments().forEach(checks::segment);
    variables.forEach(checks::variable);
    for (String needed : List.of("topic", "partition", "offset.first")) {
      checks.require(
          variables.stream().anyMatch(variable -> variable.name().equals(needed)),
          "${%s} is missing; names are unique only with ${topic}, ${partition} and ${offset.first}"
              .formatted(needed));
    }
  }

  private void segment(String segment) {
    require(
        !segment.isEmpty(),
        "a name is empty; the template is relative to the directory and has single slashes");
    require(!NO_NAMES.contains(segment), "'%s' is no name".formatted(segment));
    String[] literals = NameText.VARIABLE.split(segment, -1);
    for (String literal : literals) {
      require(
          Escape.text(literal).equals(literal),
          "'%s' holds a character that names must not have: \\ %% : * ? \" < > | or a control character"
              .formatted(literal));
    }
    if (hasIdentity(segment)) {
      for (String between : List.of(literals).subList(1, Math.max(1, literals.length - 1))) {
        require(
            separates(between),
            "between two variables of '%s' stands '%s'; separate them by something that begins and ends with neither a letter nor a digit, such as '-', so that no two names are the same"
                .formatted(segment, between));
      }
    }
  }

  private static boolean hasIdentity(String segment) {
    Matcher variables = NameText.VARIABLE.matcher(segment);
    boolean found = false;
    while (variables.find()) {
      String body = variables.group(1);
      found |= body != null && body.matches("(topic|partition|offset\\.first)\\??");
    }
    return found;
  }

  private static boolean separates(String literal) {
    return !literal.isEmpty()
        && !Character.isLetterOrDigit(literal.codePointAt(0))
        && !Character.isLetterOrDigit(literal.codePointBefore(literal.length()));
  }

  private void variable(Variable variable) {
    String name = variable.name();
    switch (variable.root()) {
      case "offset" ->
          require(
              PARTS.contains(String.join(".", variable.path())),
              "${%s} is unknown here; a file has ${offset.first} and ${offset.last}"
                  .formatted(name));
      case "timestamp" -> timestamp(variable);
      case "topic", "partition", "now", "extension" ->
          require(variable.path().isEmpty(), "${%s} is unknown here".formatted(name));
      default -> {}
    }
    require(
        variable.format() == null || !PLAIN.contains(variable.root()),
        "${%s} is no date and takes no pattern".formatted(name));
  }

  private void timestamp(Variable variable) {
    boolean decides = variable.path().isEmpty();
    require(
        decides || PARTS.contains(String.join(".", variable.path())),
        "${%s} is unknown here; there are ${timestamp:pattern}, ${timestamp.first} and ${timestamp.last}"
            .formatted(variable.name()));
    require(
        !decides || variable.format() != null,
        "${timestamp} without a pattern would make a file per millisecond; write ${timestamp:yyyy-MM-dd}, or ${timestamp.first} for that of the first record");
  }

  private void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("'%s': %s".formatted(text, problem));
    }
  }
}
