/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.util.HashSet;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;

/** How CSV is written. */
final class CsvFileOptions {
  private static final String COLUMNS = "csv.columns";
  private static final String HEADER = "csv.header";
  private static final String DELIMITER = "csv.delimiter";
  private static final String QUOTE = "csv.quote";
  private static final String NULL = "csv.null";
  private static final String FORMULAS = "csv.escape.formulas";

  private CsvFileOptions() {}

  static void define(OptionGroup group) {
    defineColumns(group);
    defineFields(group);
  }

  private static void defineColumns(OptionGroup group) {
    VisibleWhen shown = VisibleWhen.is(RecordFormatOptions.FORMAT, "csv");
    group
        .add(
            Option.list(COLUMNS)
                .defaultsTo(List.of())
                .validatedBy(
                    LambdaValidator.with(CsvFileOptions::requireColumns, () -> "different names"))
                .recommendedBy(shown)
                .doc(
                    "Columns in their order; other fields are left out. Empty: the fields of a file's first record, and a record that has others begins a new file. Fields are those of a Struct, a Map, or JSON text; what has parts is written as JSON."))
        .add(
            Option.flag(HEADER)
                .defaultsTo(true)
                .recommendedBy(shown)
                .doc("Whether the first row of a file names the columns."))
        .add(
            Option.string(DELIMITER)
                .defaultsTo(",")
                .validatedBy(
                    LambdaValidator.with(CsvFileOptions::requireDelimiter, () -> "one character"))
                .recommendedBy(shown)
                .doc("Between the fields of a row; `\\t` in JSON for a tab."));
  }

  private static void defineFields(OptionGroup group) {
    VisibleWhen shown = VisibleWhen.is(RecordFormatOptions.FORMAT, "csv");
    group
        .add(
            Option.string(QUOTE)
                .defaultsTo("required")
                .validatedBy(OneOf.constantsOf(QuoteStrategies.class))
                .recommendedBy(shown)
                .advanced()
                .doc(
                    "Which fields stand in quotes besides those that must: `required`: none, `empty`: empty texts, so that they differ from null, `non-empty`: all but empty ones, `always`: all."))
        .add(
            Option.string(NULL)
                .defaultsTo("")
                .validatedBy(
                    LambdaValidator.with(
                        CsvFileOptions::requirePlain, () -> "text without quotes and line ends"))
                .recommendedBy(shown)
                .advanced()
                .doc("What stands for null, such as `NULL` or `\\N`."))
        .add(
            Option.flag(FORMULAS)
                .defaultsTo(false)
                .recommendedBy(shown)
                .advanced()
                .doc(
                    "Whether texts that a spreadsheet would run (`=`, `+`, `-`, `@` or a tab at the start, numbers excepted) get an apostrophe before them. Changes the data; for files that people open in a spreadsheet."));
  }

  static RecordFormat format(AbstractConfig config, StrictEncoding encoding, String lineEnd) {
    CsvStyle style =
        new CsvStyle(
            config.getString(DELIMITER).charAt(0),
            lineEnd.equals("\n") ? LineDelimiter.LF : LineDelimiter.CRLF,
            OneOf.parse(QuoteStrategies.class, config.getString(QUOTE)),
            config.getString(NULL),
            config.getBoolean(FORMULAS) ? CsvStyle.Formulas.ESCAPED : CsvStyle.Formulas.KEPT);
    return new CsvFile(
        encoding,
        style,
        config.getList(COLUMNS),
        config.getBoolean(HEADER) ? CsvFile.Header.WRITTEN : CsvFile.Header.LEFT_OUT);
  }

  private static void requireColumns(String name, Object value) {
    List<?> columns = (List<?>) value;
    if (new HashSet<>(columns).size() < columns.size() || columns.contains("")) {
      throw new ConfigException(name, value, "must be names, each of them once");
    }
  }

  private static void requireDelimiter(String name, Object value) {
    if (String.valueOf(value).length() != 1 || "\"\r\n#'".contains(String.valueOf(value))) {
      throw new ConfigException(name, value, "must be one character, not a quote, # or line end");
    }
  }

  private static void requirePlain(String name, Object value) {
    if (String.valueOf(value).matches("(?s).*[\"\r\n].*")) {
      throw new ConfigException(name, value, "must not have quotes or line ends");
    }
  }
}
