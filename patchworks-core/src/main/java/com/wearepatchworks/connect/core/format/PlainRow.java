/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Fields;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/**
 * A row of text columns as the input has it. Most rows go on as JSON, for which no field need be a
 * text of its own. JSON is made anew whenever it is asked for, which is once.
 */
final class PlainRow implements Entry {
  private final Columns columns;
  private final byte[] row;
  private final int[] bounds;
  private final boolean escaped;
  private @Nullable RowEntry texts;

  /**
   * A row.
   *
   * @param row its bytes, well-formed UTF-8
   * @param bounds start and end of each field in them
   * @param escaped whether JSON must escape a character
   */
  PlainRow(Columns columns, byte[] row, int[] bounds, boolean escaped) {
    this.columns = columns;
    this.row = row;
    this.bounds = bounds;
    this.escaped = escaped;
  }

  @Override
  public byte[] bytes() {
    return RowJson.of(
        columns, row, bounds, escaped ? RowJson.Escapes.NEEDED : RowJson.Escapes.NONE);
  }

  @Override
  public String text() {
    return Utf8.textOfOwn(bytes());
  }

  @Override
  public Map<String, @Nullable Object> data() {
    return texts().data();
  }

  @Override
  public @Nullable SchemaAndValue struct() {
    return texts().struct();
  }

  @Override
  public @Nullable Object field(List<String> path) {
    if (path.isEmpty()) {
      return data();
    }
    int index = columns.index(path.get(0));
    return index < 0 ? null : Fields.find(text(index), path.subList(1, path.size()));
  }

  private RowEntry texts() {
    RowEntry known = texts;
    if (known == null) {
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = text(i);
      }
      known = new RowEntry(columns, values);
      texts = known;
    }
    return known;
  }

  private String text(int index) {
    return Utf8.text(row, bounds[2 * index], bounds[2 * index + 1]);
  }
}
