/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.source.after.AfterOptions;
import com.wearepatchworks.connect.jdbc.source.after.AfterOptions.Policy;
import com.wearepatchworks.connect.jdbc.source.follow.OptionException;
import com.wearepatchworks.connect.jdbc.source.follow.Relation;
import com.wearepatchworks.connect.jdbc.source.sql.Condition;
import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.KeyTypes;
import com.wearepatchworks.connect.jdbc.source.tables.TableOptions;
import com.wearepatchworks.connect.jdbc.source.type.Column;
import com.wearepatchworks.connect.jdbc.source.type.Column.Nullability;
import com.wearepatchworks.connect.jdbc.source.type.ColumnReaders;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of the rows of each table. */
public record Plans(Dialect dialect, RowOptions options, AfterOptions after) {
  /** The key that options give to relations that have none of their own. */
  public List<String> declaredKey() {
    return options.keyed() ? options.keyColumns() : List.of();
  }

  /** Ordering columns with labels under which they are found in a result. */
  public List<KeyColumn> labelled(Relation relation, List<KeyColumn> order) {
    List<KeyColumn> labelled = new ArrayList<>();
    for (KeyColumn key : order) {
      boolean plain = relation.column(key.label()).isPresent();
      labelled.add(plain ? key : new KeyColumn(Labels.key(labelled.size()), key.sql(), key.type()));
    }
    return List.copyOf(labelled);
  }

  /** What becomes of a relation's rows. */
  public Plan of(Subject subject, Relation relation, List<KeyColumn> order) {
    String softDelete = softDelete(relation);
    List<String> key = key(relation);
    if (softDelete != null && key.isEmpty()) {
      throw new OptionException(
          RowOptions.SOFT_DELETE,
          "%s has no key, so a deleted row cannot be told: set key.columns, or leave %s away"
              .formatted(subject.label(), RowOptions.SOFT_DELETE));
    }
    return new Plan(
        subject,
        Topics.of(subject, options.topic(), options.topicPrefix()),
        order,
        key,
        softDelete,
        options.columns(),
        subject.table() == null ? Nullability.OPTIONAL : Nullability.REQUIRED,
        new ColumnReaders(dialect, options.types()),
        target(relation, order));
  }

  private @Nullable String softDelete(Relation relation) {
    String name = options.softDelete();
    return name != null && has(relation, name) ? name : null;
  }

  private static boolean has(Relation relation, String name) {
    return relation.column(name).isPresent();
  }

  private List<String> key(Relation relation) {
    if (!options.keyed()) {
      return List.of();
    }
    return options.keyColumns().isEmpty() ? relation.unique() : options.keyColumns();
  }

  private Target target(Relation relation, List<KeyColumn> order) {
    TableId table = relation.table();
    if (after.policy() == Policy.KEEP) {
      return new Target(relation.label(), "", List.of());
    }
    if (table == null || relation.unique().isEmpty()) {
      throw new OptionException(
          AfterOptions.AFTER,
          "%s=%s needs a table with a primary key, and %s is none: set it to keep"
              .formatted(AfterOptions.AFTER, after.policy(), relation.label()));
    }
    List<KeyColumn> handle = new ArrayList<>();
    for (Column column : relation.columns()) {
      if (relation.unique().contains(column.name())) {
        handle.add(bare(column));
      }
    }
    handle.addAll(version(relation, order));
    return new Target(relation.label(), dialect.names().quote(table), handle);
  }

  private KeyColumn bare(Column column) {
    return new KeyColumn(
        column.name(),
        dialect.names().quote(column.name()),
        KeyTypes.of(dialect, column.jdbcType(), column.typeName()));
  }

  /** What tells that a row was not changed since. */
  private List<KeyColumn> version(Relation relation, List<KeyColumn> order) {
    if (dialect.name().equals("postgresql")) {
      return List.of(
          new KeyColumn(
              Labels.handle(0), "CAST(xmin AS text)", KeyTypes.of(dialect, Types.VARCHAR, "text")));
    }
    return relation.columns().stream()
        .filter(column -> order.stream().anyMatch(key -> key.label().equals(column.name())))
        .filter(column -> !relation.unique().contains(column.name()))
        .map(this::bare)
        .toList();
  }

  /** What is selected. */
  public List<String> select(Relation relation, Plan plan) {
    List<String> select = new ArrayList<>();
    if (options.columns().all()) {
      select.add("t.*");
    } else {
      chosen(relation, plan).forEach(name -> select.add(alias(dialect.names().quote(name))));
    }
    for (KeyColumn key : plan.order()) {
      addOwn(select, key, key.sql());
    }
    for (KeyColumn key : plan.target().columns()) {
      addOwn(select, key, key.sql().replace("(xmin", "(t.xmin"));
    }
    return List.copyOf(select);
  }

  private static String alias(String column) {
    return "t." + column;
  }

  private void addOwn(List<String> select, KeyColumn key, String sql) {
    if (Labels.isOwn(key.label())) {
      select.add(sql + " AS " + dialect.names().quote(key.label()));
    }
  }

  private Set<String> chosen(Relation relation, Plan plan) {
    Set<String> needed = new LinkedHashSet<>(plan.key());
    plan.order().forEach(key -> needed.add(key.label()));
    plan.target().columns().forEach(key -> needed.add(key.label()));
    if (plan.softDelete() != null) {
      needed.add(plan.softDelete());
    }
    Set<String> chosen = new LinkedHashSet<>();
    for (Column column : relation.columns()) {
      String name = column.name();
      if (needed.contains(name) || options.columns().includes(relation.label(), name)) {
        chosen.add(name);
      }
    }
    return chosen;
  }

  /** What holds for every row that is read. */
  public List<Condition> filters(Subject subject, Relation relation) {
    List<Condition> filters = new ArrayList<>(unmarked(relation));
    if (!subject.part().isWhole()) {
      filters.add(part(subject.part(), relation));
    }
    return List.copyOf(filters);
  }

  private Condition part(Part part, Relation relation) {
    if (!dialect.name().equals("postgresql") || relation.unique().isEmpty()) {
      throw new OptionException(
          TableOptions.PARTS,
          "%s cannot be read in parts: that needs PostgreSQL and a primary key"
              .formatted(relation.label()));
    }
    String key =
        relation.unique().stream()
            .map(name -> alias(dialect.names().quote(name)))
            .collect(Collectors.joining(", ", "ROW(", ")"));
    return Condition.of(
        "abs(hashtextextended(CAST(%s AS text), 0) %% %d) = %d"
            .formatted(key, part.count(), part.index()));
  }

  /** Rows that have the mark are not read, or marking would be seen as a change. */
  private List<Condition> unmarked(Relation relation) {
    String mark = after.column();
    if (after.policy() != Policy.MARK || mark == null) {
      return List.of();
    }
    if (!has(relation, mark)) {
      throw new OptionException(
          AfterOptions.COLUMN,
          "%s has no column '%s' to mark rows with: correct %s"
              .formatted(relation.label(), mark, AfterOptions.COLUMN));
    }
    Column column =
        relation.columns().stream().filter(c -> c.name().equals(mark)).findFirst().orElseThrow();
    return List.of(Marks.isNotSet(dialect, column, after.value()));
  }
}
