/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** Where the columns of lines of fixed width are. */
final class FixedWidthOptions {
  private static final String COLUMNS = "fixed.columns";
  private static final String SKIP = "fixed.skip.lines";
  private static final VisibleWhen SHOWN = VisibleWhen.is(FormatOptions.FORMAT, "fixed-width");

  private FixedWidthOptions() {}

  static void define(OptionGroup group) {
    group
        .add(
            Option.string(COLUMNS)
                .defaultsTo("")
                .recommendedBy(SHOWN)
                .doc(
                    "Columns with their first and last character, and perhaps a type: `id:1-10:int64, name:11-40`. Spaces around values are removed. Types as in csv.columns."))
        .add(
            Option.integer(SKIP)
                .defaultsTo(0)
                .validatedBy(atLeast(0))
                .recommendedBy(SHOWN)
                .advanced()
                .doc("Lines at the start of a file that are passed over."));
  }

  static void check(AbstractConfig config, Problems problems) {
    if (config.getString(COLUMNS).isBlank()) {
      problems.add(COLUMNS, "format=fixed-width needs fixed.columns: which columns are where?");
      return;
    }
    problems.addIfThrows(COLUMNS, () -> format(config, StandardCharsets.UTF_8, 1));
  }

  static FixedWidthFormat format(AbstractConfig config, Charset charset, int maxRecordBytes) {
    List<FixedField> fields =
        FixedField.parse(
            config.getString(COLUMNS),
            ColumnOptions.types(config),
            ColumnOptions.undeclared(config));
    return new FixedWidthFormat(
        new TextLinesFormat(charset, maxRecordBytes), fields, config.getInt(SKIP));
  }
}
