/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the text of rows. */
final class CsvRows {
  private final CsvStyle style;
  private final StringWriter text = new StringWriter();
  private final CsvWriter csv;
  private final CsvWriter quoted;

  CsvRows(CsvStyle style) {
    this.style = style;
    this.csv = style.writer(text, style.quotes());
    this.quoted = style.writer(text, QuoteStrategies.ALWAYS);
  }

  /** Adds a row. */
  void add(Collection<@Nullable String> fields) {
    List<@Nullable String> written = new ArrayList<>(fields.size());
    fields.forEach(field -> written.add(style.written(field)));
    (isBlankLine(written) ? quoted : csv).writeRecord(written);
  }

  /** Readers pass over blank lines: the row would be lost. */
  private static boolean isBlankLine(List<@Nullable String> fields) {
    String only = fields.size() == 1 ? fields.get(0) : "several";
    return only == null || only.isEmpty();
  }

  /** The rows since the last call. */
  String take() {
    String rows = text.toString();
    text.getBuffer().setLength(0);
    return rows;
  }
}
