/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.Writer;
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

  /** Writes rows to {@code text}, with these quotes at least. */
  CsvWriter writer(Writer text, QuoteStrategies atLeast) {
    return CsvWriter.builder()
        .fieldSeparator(delimiter)
        .lineDelimiter(lineEnd)
        .quoteStrategy(atLeast)
        .bufferSize(0)
        .build(text);
  }

  /** Null where nothing at all stands for null: then the quotes can tell it from empty text. */
  @Nullable String written(@Nullable String field) {
    if (field == null) {
      return nothing.isEmpty() ? null : nothing;
    }
    return formulas == Formulas.ESCAPED && isFormula(field) ? "'" + field : field;
  }

  private static boolean isFormula(String field) {
    return FORMULA.matcher(field).matches() && !NUMBER.matcher(field).matches();
  }
}
