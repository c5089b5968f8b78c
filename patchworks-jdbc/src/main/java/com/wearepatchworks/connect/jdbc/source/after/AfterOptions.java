/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.after;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a row that Kafka has.
 *
 * @param column that is set when rows are marked; null otherwise
 * @param value that it is set to
 */
public record AfterOptions(Policy policy, @Nullable String column, String value) {
  /** Name of the option. */
  public static final String AFTER = "after.row";

  /** Name of the option. */
  public static final String COLUMN = "mark.column";

  private static final String VALUE = "mark.value";

  /** The choice. */
  public enum Policy {
    /** Nothing. */
    KEEP,
    /** It is deleted. */
    DELETE,
    /** A column is set. */
    MARK
  }

  /** Declares the options, group "After the row". */
  public static ConfigDef define(ConfigDef def) {
    OneOf policies = OneOf.constantsOf(Policy.class);
    VisibleWhen mark = VisibleWhen.is(AFTER, "mark");
    return OptionGroup.of(def, "After the row")
        .add(
            Option.string(AFTER)
                .defaultsTo("keep")
                .validatedBy(policies)
                .recommendedBy(policies)
                .governs(COLUMN, VALUE)
                .doc(
                    "What happens to a row when Kafka has acknowledged its record. keep: nothing."
                        + " delete: it is deleted. mark: mark.column is set. A row that was changed"
                        + " since it was read is left alone: the change is read first. Needs a primary"
                        + " key. Rows whose record a transform dropped are kept."))
        .add(
            Option.string(COLUMN)
                .optional()
                .recommendedBy(mark)
                .doc("Column that marks a row as done. Rows that have the mark are not read."))
        .add(
            Option.string(VALUE)
                .defaultsTo("true")
                .recommendedBy(mark)
                .doc("What the column is set to, as the database's text of its type."))
        .end();
  }

  /** Checks what concerns several options. */
  public static void check(AbstractConfig config, Problems problems) {
    AfterOptions options = from(config);
    if (options.policy == Policy.MARK && options.column == null) {
      problems.add(COLUMN, AFTER + "=mark needs the column to set");
    }
  }

  /** The options as values. */
  public static AfterOptions from(AbstractConfig config) {
    Policy policy = OneOf.parse(Policy.class, Objects.requireNonNull(config.getString(AFTER)));
    return new AfterOptions(
        policy, config.getString(COLUMN), Objects.requireNonNull(config.getString(VALUE)));
  }
}
