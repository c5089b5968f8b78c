/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import com.wearepatchworks.connect.jdbc.dialect.Names;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.sink.type.PgType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables by PostgreSQL's own catalog, which knows types that JDBC's metadata does not. */
public final class PgCatalog {
  private static final String TABLE =
      "SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.oid = pg_catalog.to_regclass(?)::oid";
  private static final String COLUMNS =
      "SELECT attname, atttypid, atttypmod, attnotnull, atthasdef, attidentity, attgenerated"
          + " FROM pg_catalog.pg_attribute"
          + " WHERE attrelid = ?::oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
  private static final String KEYS =
      "SELECT i.indisprimary, i.indpred IS NULL AND i.indexprs IS NULL,"
          + " array_agg(a.attname::text ORDER BY k.n), i.indimmediate"
          + " FROM pg_catalog.pg_index i"
          + " CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k(att, n)"
          + " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.att"
          + " WHERE i.indrelid = ?::oid AND i.indisunique AND i.indisvalid AND k.n <= i.indnkeyatts"
          + " GROUP BY i.indexrelid, i.indisprimary, 2, i.indimmediate";
  private static final String TYPE =
      "SELECT n.nspname, t.typname, t.typtype, t.typbasetype, t.typtypmod, t.typelem,"
          + " t.typcategory FROM pg_catalog.pg_type t"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = ?::oid";

  private final Connection connection;

  private PgCatalog(Connection connection) {
    this.connection = connection;
  }

  /** The table as it is now; empty when there is none of that name. */
  public static Optional<Target> find(Connection connection, Names names, TableId table)
      throws SQLException {
    return new PgCatalog(connection).find(names.quote(table));
  }

  private Optional<Target> find(String quoted) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
      statement.setString(1, quoted);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(read(row.getLong(1), TableId.of(text(row, 2), text(row, 3))))
            : Optional.empty();
      }
    }
  }

  private Target read(long oid, TableId id) throws SQLException {
    List<TargetColumn> columns = columns(oid);
    List<List<String>> unique = new ArrayList<>();
    List<String> primary = List.of();
    boolean other = false;
    try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
      statement.setLong(1, oid);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (!row.getBoolean(2)) {
            other = true;
            continue;
          }
          List<String> key = texts(row.getArray(3));
          primary = row.getBoolean(1) ? key : primary;
          if (row.getBoolean(4)) {
            unique.add(key);
          } else { // deferrable: no conflict can be resolved by it, and it is unique all the same
            other = true;
          }
        }
      }
    }
    return new Target(id, columns, primary, List.copyOf(unique), other);
  }

  private List<TargetColumn> columns(long oid) throws SQLException {
    List<TargetColumn> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setLong(1, oid);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(column(row));
        }
      }
    }
    return List.copyOf(columns);
  }

  private TargetColumn column(ResultSet row) throws SQLException {
    PgType type = type(row.getLong(2), row.getInt(3));
    boolean identity = !text(row, 6).isBlank();
    boolean required = row.getBoolean(4) && !row.getBoolean(5) && !identity;
    return new TargetColumn(
        text(row, 1),
        new TargetColumn.ColumnKind(java.sql.Types.OTHER, type.name(), 0, 0),
        type,
        !text(row, 7).isBlank(),
        identity,
        required);
  }

  private PgType type(long oid, int modifier) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TYPE)) {
      statement.setLong(1, oid);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("Type " + oid + " is not in the catalog", "XX000");
        }
        char kind = text(row, 3).charAt(0);
        PgType inner = null;
        if (kind == 'd') {
          // a domain's own modifier holds: numeric(10,2) below it
          inner = type(row.getLong(4), row.getInt(5));
        } else if (text(row, 7).equals("A") && row.getLong(6) != 0) {
          inner = type(row.getLong(6), modifier);
        }
        return new PgType(text(row, 1), text(row, 2), kind, (int) oid, modifier, inner);
      }
    }
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
