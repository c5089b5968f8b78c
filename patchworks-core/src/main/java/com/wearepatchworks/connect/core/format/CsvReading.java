/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.JsonData;
import com.wearepatchworks.connect.core.record.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one input. The state of its positions is the columns' names, a JSON array. */
final class CsvReading implements RecordReader {
  private final CsvColumns rules;
  private final CsvSplitter rows;
  private final CsvFields fields;
  private final PlainRows plain;
  private @Nullable Columns columns;
  private String state = "";
  private long records;

  private CsvReading(InputStream in, CsvFormat format, Position at) {
    this.rules = format.columns();
    this.rows =
        new CsvSplitter(
            new Window(in, at.bytes()), format.dialect(), format.maxRecordBytes(), at.lines());
    this.fields = new CsvFields(format.dialect(), format.maxRecordBytes());
    this.plain = new PlainRows(format.dialect());
    this.records = at.records();
  }

  static CsvReading resume(InputStream in, CsvFormat format, Position at) throws IOException {
    CsvReading reading = new CsvReading(in, format, at);
    boolean begun = false;
    try {
      reading.begin(at);
      begun = true;
      return reading;
    } finally {
      if (!begun) {
        reading.close();
      }
    }
  }

  private void begin(Position at) throws IOException {
    if (at.bytes() == 0) {
      rows.begin();
    }
    if (!at.state().isEmpty()) {
      name(names(at.state()));
    } else if (rules.header() == CsvColumns.Header.FIRST_ROW) {
      header();
    }
  }

  private static List<String> names(String state) throws IOException {
    Object names = JsonData.parse(state.getBytes(StandardCharsets.UTF_8));
    return names instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(names));
  }

  private void header() throws IOException {
    try {
      if (rows.next()) {
        name(Arrays.stream(fields.of(rows)).map(name -> Objects.toString(name, "")).toList());
      }
    } catch (BadRecordException e) { // without a header, no row means anything
      throw new MalformedInputException(e.reason(), e.line(), e.column());
    }
  }

  private void name(List<String> names) throws MalformedInputException {
    try {
      columns = new Columns(rules.named(names));
      state = new String(JsonText.of(null, names), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedInputException(String.valueOf(e.getMessage()), rows.line(), 0);
    }
  }

  @Override
  public @Nullable Entry next() throws IOException {
    long before = records++; // a row that is refused counts too
    if (!rows.next()) {
      records = before;
      return null;
    }
    Entry found =
        columns == null ? null : plain.find(columns, rows.array(), rows.start(), rows.end());
    return found == null ? parsed() : found;
  }

  private Entry parsed() throws IOException {
    @Nullable Object[] texts = fields.of(rows);
    try {
      return columns(texts.length).row(texts);
    } catch (IllegalArgumentException e) {
      throw rows.bad(String.valueOf(e.getMessage()));
    }
  }

  private Columns columns(int count) throws IOException {
    if (columns == null) {
      name(rules.numbered(count));
    }
    return Objects.requireNonNull(columns);
  }

  @Override
  public Position position() {
    return rows.position(records, state);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
