/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.core.template.SinkScope;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.TemplateException;
import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.type.BadValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * The table of a record. Dots of the template separate schema and table; dots in a topic's name or
 * in a value do not: they become part of the name.
 */
public final class TableRouter {
  private final List<Template> parts;
  private final Map<String, TableId> byTopic;
  private final boolean fixed;

  /**
   * A router.
   *
   * @param template as {@code table.name.format}
   * @param topics tables of single topics, as written by the user
   * @throws IllegalArgumentException says what is wrong with a name
   */
  public TableRouter(String template, Map<String, String> topics, Names names) {
    this.parts = parts(template);
    this.byTopic = new HashMap<>();
    topics.forEach((topic, table) -> byTopic.put(topic, names.parse(table)));
    this.fixed =
        parts.stream()
            .flatMap(part -> part.variables().stream())
            .allMatch(variable -> variable.root().equals("topic"));
  }

  /** Splits at dots that are neither in quotes nor in a variable. */
  private static List<Template> parts(String text) {
    List<Template> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    boolean variable = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean opens = !quoted && c == '{' && i > 0 && text.charAt(i - 1) == '$';
      variable = opens || (variable && c != '}');
      if (c == '"' && !variable) {
        quoted = !quoted;
      } else if (c == '.' && !quoted && !variable) {
        parts.add(Template.compile(part.toString(), SinkScope.ROOTS));
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(Template.compile(part.toString(), SinkScope.ROOTS));
    if (parts.size() > 3 || parts.stream().anyMatch(p -> p.toString().isEmpty())) {
      throw new IllegalArgumentException(
          "'%s' is not a table: write table, schema.table or catalog.schema.table".formatted(text));
    }
    return List.copyOf(parts);
  }

  /** The record's table. */
  TableId table(SinkRecord record) {
    TableId known = byTopic.get(record.originalTopic());
    if (known != null) {
      return known;
    }
    TableId table = rendered(record);
    if (fixed) {
      byTopic.put(record.originalTopic(), table);
    }
    return table;
  }

  /** The table of all records of a topic, where it depends on nothing else. */
  public Optional<TableId> ofTopic(String topic) {
    return fixed
        ? Optional.of(table(new SinkRecord(topic, 0, null, null, null, null, 0)))
        : Optional.empty();
  }

  private TableId rendered(SinkRecord record) {
    List<String> names = new ArrayList<>();
    for (Template part : parts) {
      names.add(name(part, record));
    }
    int last = names.size() - 1;
    return new TableId(
        last < 2 ? null : names.get(0), last < 1 ? null : names.get(last - 1), names.get(last));
  }

  private static String name(Template part, SinkRecord record) {
    try {
      String name = part.render(new SinkScope(record), value -> value);
      if (name.isEmpty() || name.indexOf('\0') >= 0) {
        throw new BadValueException("The name of the record's table is empty or holds a NUL");
      }
      return name;
    } catch (TemplateException e) {
      throw new BadValueException("The record's table is not known: " + e.getMessage());
    }
  }
}
