/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.row.PlannerSettings.Change;
import com.wearepatchworks.connect.jdbc.sink.row.PlannerSettings.Unknown;
import com.wearepatchworks.connect.jdbc.sink.sql.Catalog;
import com.wearepatchworks.connect.jdbc.sink.sql.Ddl;
import com.wearepatchworks.connect.jdbc.sink.sql.NewColumn;
import com.wearepatchworks.connect.jdbc.sink.sql.Target;
import com.wearepatchworks.connect.jdbc.sink.type.BadValueException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds tables, makes them, and adds columns: never changes or drops what is there. */
public final class TableFitter {
  private static final Logger LOG = LoggerFactory.getLogger(TableFitter.class);

  private final Catalog catalog;
  private final Ddl ddl;
  private final PlannerSettings settings;
  private final int maxName;

  /** A fitter of tables of {@code catalog}. */
  public TableFitter(Catalog catalog, Dialect dialect, PlannerSettings settings) {
    this.catalog = catalog;
    this.ddl = new Ddl(dialect);
    this.settings = settings;
    this.maxName = dialect.names().maxLength();
  }

  Optional<Target> find(TableId table) throws SQLException {
    checkName(table.name());
    return catalog.find(table);
  }

  boolean ignoresUnknown() {
    return settings.unknown() == Unknown.IGNORE;
  }

  /**
   * The table, with columns for all {@code cells} where that is wanted and can be known. Another
   * task may make the same table, or add the same columns, at the same time: then it is looked at
   * again for what it still lacks.
   */
  Target fit(TableId table, Optional<Target> found, List<FieldCell> cells, List<String> key)
      throws SQLException {
    Optional<Target> known = found;
    while (true) {
      try {
        return known.isEmpty() ? made(table, cells, key) : extended(table, known.get(), cells);
      } catch (SQLException e) {
        Optional<Target> now = catalog.find(table);
        if (now.equals(known)) {
          throw e;
        }
        LOG.debug("Table {} was changed by another task at the same time", table, e);
        known = now;
      }
    }
  }

  private Target extended(TableId table, Target found, List<FieldCell> cells) throws SQLException {
    List<FieldCell> missing =
        cells.stream()
            .filter(cell -> cell.schema() != null && found.column(cell.column()).isEmpty())
            .toList();
    if (missing.isEmpty() || settings.columns() == Change.REFUSED) {
      return found;
    }
    List<NewColumn> columns = missing.stream().map(cell -> column(table, cell)).toList();
    return changed(
        found.id(),
        "Table " + table + " lacks columns of the records' fields",
        ddl.add(found.id(), columns),
        settings.columns());
  }

  private Target made(TableId table, List<FieldCell> cells, List<String> key) throws SQLException {
    String problem = "Table " + table + " does not exist";
    if (settings.tables() == Change.REFUSED) {
      throw new ConnectException(
          problem + ": create it, or set auto.create=true to have it created");
    }
    if (cells.stream().anyMatch(cell -> cell.schema() == null)) {
      throw new ConnectException(
          problem
              + " and cannot be made from values without a schema: create it, or send values with a schema");
    }
    List<NewColumn> columns = cells.stream().map(cell -> column(table, cell)).toList();
    return changed(table, problem, ddl.create(table, columns, key), settings.tables());
  }

  private NewColumn column(TableId table, FieldCell cell) {
    checkName(cell.column());
    Schema schema = cell.schema();
    if (schema == null) {
      throw new IllegalStateException("Column %s of %s".formatted(cell.column(), table));
    }
    return new NewColumn(
        cell.column(), schema, !schema.isOptional() && schema.defaultValue() == null);
  }

  private Target changed(TableId table, String problem, List<String> statements, Change change)
      throws SQLException {
    if (change == Change.PRINTED) {
      String text = String.join("; ", statements);
      LOG.info("DDL for table {}: {}", table, text);
      throw new ConnectException(
          problem + " and ddl=print only prints what would be done. Run: " + text);
    }
    catalog.change(statements);
    LOG.info("{}: done {}", problem, statements);
    return catalog
        .find(table)
        .orElseThrow(() -> new ConnectException("Table " + table + " is gone again"));
  }

  /** Databases cut longer names off without a word, and two tables would be one. */
  private void checkName(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > maxName) {
      throw new BadValueException(
          "The name '%s' is longer than the %d bytes that the database allows"
              .formatted(name, maxName));
    }
  }
}
