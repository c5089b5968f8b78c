/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of one table as records. Notices when the columns of the table change. */
public final class RowReader {
  private static final Logger LOG = LoggerFactory.getLogger(RowReader.class);

  private final Plan plan;
  private @Nullable Layout layout;

  /** For the rows of a table. */
  public RowReader(Plan plan) {
    this.plan = plan;
  }

  /** To be called once for each result; reads its rows. */
  public Layout open(ResultSetMetaData result) throws SQLException {
    if (layout == null || !layout.fits(result)) {
      if (layout != null) {
        LOG.info("The columns of {} have changed", plan.subject().label());
      }
      layout = Layout.of(plan, result);
    }
    return layout;
  }
}
