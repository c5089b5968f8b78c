/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of the columns that the first one has. A record may lack some of them; one that has
 * others does not fit.
 */
final class CsvFileWriter implements RecordWriter {
  private final CsvFile format;
  private final OutputStream out;
  private final CsvRows rows;
  private Set<String> columns;
  private boolean begun;
  private @Nullable Schema fitting;
  private @Nullable Object seen;
  private Map<String, @Nullable String> seenRow = Map.of();

  CsvFileWriter(CsvFile format, OutputStream out) {
    this.format = format;
    this.out = out;
    this.rows = new CsvRows(format.style());
    this.columns = new LinkedHashSet<>(format.columns());
  }

  @Override
  public boolean fits(@Nullable Schema schema, @Nullable Object value) {
    if (columns.isEmpty() || !format.columns().isEmpty()) {
      return true;
    } else if (value instanceof Struct struct && struct.schema() == fitting) {
      return true;
    }
    try {
      return columns.containsAll(row(schema, value).keySet());
    } catch (DataException e) {
      return true; // no other file would take it either
    }
  }

  @Override
  public long write(@Nullable Schema schema, @Nullable Object value) throws IOException {
    Map<String, @Nullable String> row = row(schema, value);
    Set<String> names = columns.isEmpty() ? new LinkedHashSet<>(row.keySet()) : columns;
    requireCommon(names, row);
    addHeader(names);
    rows.add(values(names, row));
    byte[] text = format.encoding().encode(rows.take());
    out.write(text);
    begun = true;
    columns = names;
    fitting = value instanceof Struct struct ? struct.schema() : null;
    seen = null;
    return text.length;
  }

  private Map<String, @Nullable String> row(@Nullable Schema schema, @Nullable Object value) {
    if (value == null || value != seen) { // asked whether it fits, then written
      seenRow = Rows.of(schema, value);
      seen = value;
    }
    return seenRow;
  }

  private static void requireCommon(Set<String> names, Map<String, @Nullable String> row) {
    if (row.keySet().stream().noneMatch(names::contains)) {
      throw new DataException(
          "The value has none of the columns %s; it has %s".formatted(names, row.keySet()));
    }
  }

  private void addHeader(Set<String> names) {
    if (!begun && format.header() == CsvFile.Header.WRITTEN) {
      rows.add(new ArrayList<>(names));
    }
  }

  private static Collection<@Nullable String> values(
      Set<String> names, Map<String, @Nullable String> row) {
    List<@Nullable String> values = new ArrayList<>(names.size());
    names.forEach(name -> values.add(row.get(name)));
    return values;
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }
}
