/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import com.wearepatchworks.connect.core.record.Column;
import com.wearepatchworks.connect.core.record.ColumnType;
import com.wearepatchworks.connect.core.record.ColumnTypes;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;

/** How CSV files are written. */
final class CsvOptions {
  private static final String HEADER = "csv.header";
  private static final String COLUMNS = "csv.columns";
  private static final String DELIMITER = "csv.delimiter";
  private static final String QUOTE = "csv.quote.character";
  private static final String COMMENT = "csv.comment.character";
  private static final String NULL = "csv.null";
  private static final String TRIM = "csv.trim";
  private static final String SKIP = "csv.skip.lines";
  private static final VisibleWhen SHOWN = VisibleWhen.is(FormatOptions.FORMAT, "csv");

  private CsvOptions() {}

  static void define(OptionGroup group) {
    defineColumns(group);
    defineCharacters(group);
    defineTexts(group);
  }

  private static void defineColumns(OptionGroup group) {
    group
        .add(
            Option.flag(HEADER)
                .defaultsTo(true)
                .recommendedBy(SHOWN)
                .doc("Whether the first row of a file names the columns."))
        .add(
            Option.string(COLUMNS)
                .defaultsTo("")
                .validatedBy(
                    LambdaValidator.with(
                        FormatChecks::requireColumns, () -> "id:int64, price:decimal(2), note"))
                .recommendedBy(SHOWN)
                .doc(
                    "With a header: the types of columns, in any order, such as `id:int64, price:decimal(2), sold_at:timestamp(yyyy-MM-dd HH:mm)`; a file that lacks one is not read. Without a header: all columns in their order, with or without types; empty: `c1`, `c2` and so on. Types are "
                        + ColumnTypes.KNOWN
                        + ". A value that does not fit its type makes a bad record; an empty one is null."));
  }

  private static void defineCharacters(OptionGroup group) {
    group
        .add(
            Option.string(DELIMITER)
                .defaultsTo(",")
                .validatedBy(Delimiter.validator())
                .recommendedBy(SHOWN)
                .doc(Delimiter.DOC))
        .add(
            Option.string(QUOTE)
                .defaultsTo("\"")
                .validatedBy(
                    LambdaValidator.with(
                        FormatChecks::requireAtMostOneCharacter, () -> "one character or empty"))
                .recommendedBy(SHOWN)
                .advanced()
                .doc(
                    "Around fields with delimiters or line ends in them. Empty: quotes are ordinary characters."))
        .add(
            Option.string(COMMENT)
                .defaultsTo("")
                .validatedBy(
                    LambdaValidator.with(
                        FormatChecks::requireAtMostOneCharacter, () -> "one character or empty"))
                .recommendedBy(SHOWN)
                .advanced()
                .doc("Lines that begin with it are passed over, such as `#`. Empty: none."));
  }

  private static void defineTexts(OptionGroup group) {
    group
        .add(
            Option.string(NULL)
                .optional()
                .recommendedBy(SHOWN)
                .doc(
                    "What stands for null when it is not in quotes, such as `NULL` or `\\N`; the empty text for empty fields. Not set: no text does."))
        .add(
            Option.flag(TRIM)
                .defaultsTo(false)
                .recommendedBy(SHOWN)
                .advanced()
                .doc("Removes spaces around fields that are not in quotes."))
        .add(
            Option.integer(SKIP)
                .defaultsTo(0)
                .validatedBy(atLeast(0))
                .recommendedBy(SHOWN)
                .advanced()
                .doc("Lines at the start of a file that are passed over, before the header."));
  }

  static void check(AbstractConfig config, Problems problems) {
    Charset charset = FormatOptions.charset(config);
    problems.addIfThrows(
        DELIMITER,
        () -> {
          if (!dialect(config, charset).hasDelimiter()) {
            throw new IllegalArgumentException(
                "%s=%s does not exist in %s"
                    .formatted(DELIMITER, config.getString(DELIMITER), charset));
          }
        });
    problems.addIfThrows(COLUMNS, () -> new Columns(columns(config).declared()));
  }

  static CsvFormat format(AbstractConfig config, Charset charset, int maxRecordBytes) {
    return new CsvFormat(dialect(config, charset), columns(config), maxRecordBytes);
  }

  private static CsvDialect dialect(AbstractConfig config, Charset charset) {
    String quote = config.getString(QUOTE);
    String comment = config.getString(COMMENT);
    return new CsvDialect(
        charset,
        Delimiter.of(config.getString(DELIMITER)),
        quote.isEmpty() ? CsvDialect.NO_QUOTE : quote.charAt(0),
        comment.isEmpty() ? null : comment.charAt(0),
        config.getInt(SKIP),
        config.getBoolean(TRIM),
        config.getString(NULL));
  }

  private static CsvColumns columns(AbstractConfig config) {
    ColumnType others = ColumnOptions.undeclared(config);
    List<Column> declared = ColumnOptions.types(config).columns(config.getString(COLUMNS), others);
    return new CsvColumns(
        config.getBoolean(HEADER) ? CsvColumns.Header.FIRST_ROW : CsvColumns.Header.NONE,
        declared,
        others);
  }
}
