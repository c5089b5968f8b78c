/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.template.Scope;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.Variable;
import com.wearepatchworks.connect.filekit.source.discovery.NamePattern;
import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a record of a file: {@code file.name} and its like, {@code group.x} (a named
 * group of the regular expression), {@code value.field.field}.
 *
 * @param number of the record in its file, from 1
 */
record FileScope(SourceFile file, NamePattern names, long number, Entry entry) implements Scope {
  static final Set<String> ROOTS = Set.of("file", "group", "value");
  private static final Set<String> OF_FILE =
      Set.of("path", "name", "directory", "relative", "size", "modified", "record");

  /**
   * Refuses a variable that will never have a value.
   *
   * @throws IllegalArgumentException says which would
   */
  static void check(Template template) {
    for (Variable variable : template.variables()) {
      String name = String.join(".", variable.path());
      if (variable.root().equals("file") && !OF_FILE.contains(name)) {
        throw new IllegalArgumentException(
            "'%s': ${%s} is unknown; of a file there are %s"
                .formatted(template, variable.name(), OF_FILE.stream().sorted().toList()));
      }
      if (variable.root().equals("group") && name.isEmpty()) {
        throw new IllegalArgumentException(
            "'%s': ${group.name} needs the name of a group".formatted(template));
      }
    }
  }

  /** Whether every record of a file gives the same text. */
  static boolean isOfFile(Template template) {
    return template.variables().stream()
        .noneMatch(
            variable -> variable.root().equals("value") || variable.name().equals("file.record"));
  }

  @Override
  public @Nullable Object lookup(Variable variable) {
    return switch (variable.root()) {
      case "value" -> entry.field(variable.path());
      case "group" -> names.group(String.join(".", variable.path()), file.relative());
      default -> ofFile(String.join(".", variable.path()));
    };
  }

  private @Nullable Object ofFile(String name) {
    return switch (name) {
      case "path" -> file.path();
      case "name" -> file.name();
      case "directory" -> file.directory();
      case "relative" -> file.relative();
      case "size" -> file.entry().size();
      case "modified" -> Instant.ofEpochMilli(file.entry().modifiedMs());
      case "record" -> number;
      default -> null;
    };
  }
}
