/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tables of a database, and changes of them. */
public interface Catalog {
  /** The table as it is now; empty when there is none. */
  Optional<Target> find(TableId table) throws SQLException;

  /** Runs statements that create or change a table, all or none where the database can. */
  void change(List<String> statements) throws SQLException;
}
