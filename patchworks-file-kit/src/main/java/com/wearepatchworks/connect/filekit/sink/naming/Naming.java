/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.naming;

import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.TemplateException;
import com.wearepatchworks.connect.core.template.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * The template of file names: directories and a name, with variables.
 *
 * <ul>
 *   <li>{@code ${topic}}, {@code ${partition}}, {@code ${offset.first}}, {@code ${offset.last}}:
 *       where the records were read
 *   <li>{@code ${key...}}, {@code ${value...}}, {@code ${header.name}}, {@code
 *       ${timestamp:pattern}}: of the record. Records of which these differ never share a file
 *   <li>{@code ${timestamp.first:pattern}}, {@code ${timestamp.last:pattern}}: of the first and the
 *       last record; {@code ${now:pattern}}: when the file was begun; {@code ${extension}}
 * </ul>
 *
 * <p>No value can leave the directory or make two names one: each is escaped, and in a name that
 * holds topic, partition or first offset it is escaped down to letters and digits.
 */
public final class Naming {
  /** What variables may start with. */
  public static final Set<String> ROOTS =
      Set.of(
          "topic",
          "partition",
          "offset",
          "timestamp",
          "now",
          "extension",
          "key",
          "value",
          "header");

  private final List<Segment> segments;
  private final List<Variable> variables;
  private final Grouping grouping;

  private record Segment(Template template, UnaryOperator<String> escape) {}

  private Naming(List<Segment> segments, List<Variable> variables, Grouping grouping) {
    this.segments = segments;
    this.variables = variables;
    this.grouping = grouping;
  }

  /**
   * Compiles a template.
   *
   * @throws IllegalArgumentException says what is wrong with it
   */
  public static Naming compile(String text) {
    NameText name = NameText.parse(text);
    List<Segment> segments = new ArrayList<>();
    List<Variable> variables = new ArrayList<>();
    for (String part : name.segments()) {
      Template template = Template.compile(part, ROOTS);
      variables.addAll(template.variables());
      segments.add(new Segment(template, escape(template)));
    }
    NameChecks.check(text, name, variables);
    return new Naming(segments, variables, Grouping.compile(name.deciding()));
  }

  private static UnaryOperator<String> escape(Template template) {
    boolean mixed = template.variables().stream().anyMatch(Naming::isIdentity);
    return mixed ? Escape::word : Escape::text;
  }

  static boolean isIdentity(Variable variable) {
    return variable.root().equals("topic")
        || variable.root().equals("partition")
        || variable.name().equals("offset.first");
  }

  /** Which records share a file. */
  public Grouping grouping() {
    return grouping;
  }

  /**
   * What the first record says about its file's name; it need not be kept.
   *
   * @throws TemplateException when a variable has no value
   */
  public FileScope begin(SinkRecord first, long nowMs, FileScope.Fixed fixed) {
    FileScope scope = FileScope.of(variables, first, nowMs, fixed);
    path(scope);
    return scope;
  }

  /** The file's path, relative to the directory. */
  public String path(FileScope scope) {
    StringBuilder path = new StringBuilder();
    for (Segment segment : segments) {
      if (!path.isEmpty()) {
        path.append('/');
      }
      path.append(Escape.segment(scope.render(segment.template, segment.escape)));
    }
    return path.toString();
  }
}
