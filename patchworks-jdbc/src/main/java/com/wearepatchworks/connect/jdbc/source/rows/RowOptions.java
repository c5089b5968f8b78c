/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.ValidTemplate;
import com.wearepatchworks.connect.jdbc.source.type.TypeOptions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * What of a row goes where.
 *
 * @param columns which ones the value has
 * @param keyColumns of the record's key; empty: the primary key
 * @param softDelete column that says that a row is deleted; null when there is none
 * @param topic name of the topic
 */
public record RowOptions(
    ColumnChoice columns,
    List<String> keyColumns,
    @Nullable String softDelete,
    Template topic,
    String topicPrefix,
    TypeOptions types) {
  private static final String INCLUDE = "column.include";
  private static final String EXCLUDE = "column.exclude";
  private static final String MASK = "column.mask";

  /** Name of the option. */
  public static final String KEY = "key.columns";

  /** Name of the option. */
  public static final String SOFT_DELETE = "soft.delete.column";

  private static final String TOPIC = "topic";
  private static final String PREFIX = "topic.prefix";
  private static final Set<String> ROOTS = Set.of("table", "schema", "catalog");

  /** In {@code key.columns}: records without key. */
  static final String NO_KEY = "none";

  /** Declares the options. */
  public static ConfigDef define(ConfigDef def) {
    OptionGroup options = OptionGroup.of(def, "Records");
    defineTopic(options);
    defineColumns(options);
    TypeOptions.define(def);
    return def;
  }

  private static void defineTopic(OptionGroup options) {
    options
        .add(
            Option.string(TOPIC)
                .defaultsTo("${table}")
                .validatedBy(new ValidTemplate(ROOTS))
                .important()
                .doc(
                    "Topic of a table's rows; may hold ${table}, ${schema} and ${catalog}. Characters"
                        + " that a topic cannot have become underscores. A query has its own topic."))
        .add(
            Option.string(PREFIX)
                .defaultsTo("")
                .doc("Put in front of every topic's name, as it is."))
        .add(
            Option.list(KEY)
                .defaultsTo(List.of())
                .doc(
                    "Columns of the record's key. Not set: the primary key where the table has one."
                        + " none: records without key."))
        .add(
            Option.string(SOFT_DELETE)
                .optional()
                .doc(
                    "Column that marks a row as deleted: true, a number other than 0, or any other"
                        + " value that is not null, such as a time. Such a row becomes a tombstone:"
                        + " its key with no value. Tables without this column have no deleted rows."));
  }

  private static void defineColumns(OptionGroup options) {
    options
        .add(
            Option.list(INCLUDE)
                .defaultsTo(List.of())
                .doc("Columns to read: column, table.column or schema.table.column. Empty: all."))
        .add(
            Option.list(EXCLUDE)
                .defaultsTo(List.of())
                .doc("Columns to leave out, named in the same way."))
        .add(
            Option.list(MASK)
                .defaultsTo(List.of())
                .doc(
                    "Columns whose values become the text ****, so that readers see that there is"
                        + " one; null stays null. Named in the same way. A key column is masked in"
                        + " the value only."));
  }

  /** The options as values. */
  public static RowOptions from(AbstractConfig config) {
    return new RowOptions(
        new ColumnChoice(list(config, INCLUDE), list(config, EXCLUDE), list(config, MASK)),
        list(config, KEY),
        config.getString(SOFT_DELETE),
        Template.compile(Objects.requireNonNull(config.getString(TOPIC)), ROOTS),
        Objects.requireNonNull(config.getString(PREFIX)),
        TypeOptions.from(config));
  }

  private static List<String> list(AbstractConfig config, String name) {
    return Objects.requireNonNull(config.getList(name));
  }

  /** Whether records have a key if there is one to take. */
  public boolean keyed() {
    return !keyColumns.equals(List.of(NO_KEY));
  }
}
