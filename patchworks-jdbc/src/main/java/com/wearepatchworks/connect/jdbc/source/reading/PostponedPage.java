/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.source.offset.RowOffset;
import com.wearepatchworks.connect.jdbc.source.rows.FetchedRow;
import com.wearepatchworks.connect.jdbc.source.rows.Layout;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.source.SourceRecord;

/** A page that the driver has received, and that nobody has looked at. */
record PostponedPage(
    PreparedStatement statement,
    ResultSet rows,
    Layout layout,
    Map<String, Object> shared,
    Function<Object[], List<String>> texts) {

  /** The offset behind a row. */
  RowOffset offset(Object[] position) {
    return new RowOffset(shared, position, texts);
  }

  /** The records of all rows; once. */
  List<SourceRecord> records(int count, PageSize size) throws SQLException {
    try (statement) {
      List<SourceRecord> records = new ArrayList<>(count);
      long bytes = 0;
      rows.beforeFirst();
      while (rows.next()) {
        FetchedRow row = layout.fetch(rows, offset(layout.position(rows)));
        bytes += row.bytes();
        records.add(row.record());
      }
      size.read(count, bytes);
      return records;
    }
  }
}
