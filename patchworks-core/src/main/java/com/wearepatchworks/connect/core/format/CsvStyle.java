/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How rows look.
 *
 * @param quotes which fields stand in quotes
 * @param nothing what stands for null
 * @param formulas what happens to text that a spreadsheet would run
 */
record CsvStyle(
    char delimiter,
    LineDelimiter lineEnd,
    QuoteStrategies quotes,
    String nothing,
    Formulas formulas) {
  /** What happens to text that a spreadsheet would run. */
  enum Formulas {
    /** Nothing. */
    KEPT,
    /** An apostrophe before it makes it text. */
    ESCAPED
  }

  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.,]+([eE][+-]?[0-9]+)?");

  /** One row, with its end. */
  String row(Collection<@Nullable String> fields) {
    StringWriter text = new StringWriter();
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(delimiter)
            .lineDelimiter(lineEnd)
            .quoteStrategy(isBlankLine(fields) ? QuoteStrategies.ALWAYS : quotes)
            .bufferSize(0)
            .build(text);
    List<@Nullable String> written = new ArrayList<>(fields.size());
    fields.forEach(field -> written.add(written(field)));
    csv.writeRecord(written);
    return text.toString();
  }

  /** Readers pass over blank lines: the row would be lost. */
  private boolean isBlankLine(Collection<@Nullable String> fields) {
    String only = fields.size() == 1 ? written(fields.iterator().next()) : "several";
    return only == null || only.isEmpty();
  }

  /** Null where nothing at all stands for null: then the quotes can tell it from empty text. */
  private @Nullable String written(@Nullable String field) {
    if (field == null) {
      return nothing.isEmpty() ? null : nothing;
    }
    return formulas == Formulas.ESCAPED && isFormula(field) ? "'" + field : field;
  }

  private static boolean isFormula(String field) {
    return FORMULA.matcher(field).matches() && !NUMBER.matcher(field).matches();
  }
}
