/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import com.wearepatchworks.connect.core.record.ColumnType;
import com.wearepatchworks.connect.core.record.ColumnTypes;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;

/** What the texts in columns stand for, in CSV and at fixed places alike. */
final class ColumnOptions {
  private static final String TYPES = "columns.types";
  private static final String ZONE = "columns.time.zone";
  private static final OneOf KINDS = new OneOf(List.of("text", "inferred"));

  private ColumnOptions() {}

  static void define(OptionGroup group) {
    VisibleWhen shown = VisibleWhen.is(FormatOptions.FORMAT, "csv", "fixed-width");
    group
        .add(
            Option.string(TYPES)
                .defaultsTo("text")
                .validatedBy(KINDS)
                .recommendedBy(shown)
                .doc(
                    "Columns whose type is not declared. `text`: they stay as they are; `inferred`: for each value, what is written like a number (`12`, `-3.50`, but not `007`, `+1`, `1e5`) or `true` or `false` becomes one. With `inferred` records have no schema."))
        .add(
            Option.string(ZONE)
                .defaultsTo("UTC")
                .validatedBy(
                    LambdaValidator.with(
                        FormatChecks::requireZone, () -> "UTC, +01:00, Europe/Amsterdam"))
                .recommendedBy(shown)
                .advanced()
                .doc("Time zone of timestamps that name none."));
  }

  static ColumnTypes types(AbstractConfig config) {
    return new ColumnTypes(ZoneId.of(config.getString(ZONE).trim()));
  }

  static ColumnType undeclared(AbstractConfig config) {
    return config.getString(TYPES).trim().equalsIgnoreCase("inferred")
        ? ColumnTypes.INFERRED
        : ColumnType.TEXT;
  }
}
