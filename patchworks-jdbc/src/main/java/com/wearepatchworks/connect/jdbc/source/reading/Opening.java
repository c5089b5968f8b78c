/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.reading;

import com.wearepatchworks.connect.jdbc.client.Tables;
import com.wearepatchworks.connect.jdbc.dialect.Dialect;
import com.wearepatchworks.connect.jdbc.dialect.TableId;
import com.wearepatchworks.connect.jdbc.source.follow.Follow;
import com.wearepatchworks.connect.jdbc.source.follow.Follows;
import com.wearepatchworks.connect.jdbc.source.follow.IndexCheck;
import com.wearepatchworks.connect.jdbc.source.follow.Relation;
import com.wearepatchworks.connect.jdbc.source.follow.Source;
import com.wearepatchworks.connect.jdbc.source.offset.TableOffset;
import com.wearepatchworks.connect.jdbc.source.rows.Plan;
import com.wearepatchworks.connect.jdbc.source.rows.Plans;
import com.wearepatchworks.connect.jdbc.source.rows.Subject;
import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.PageQuery;
import com.wearepatchworks.connect.jdbc.source.sql.Paging;
import com.wearepatchworks.connect.jdbc.source.sql.Selection;
import com.wearepatchworks.connect.jdbc.source.type.Column;
import com.wearepatchworks.connect.jdbc.source.type.Column.Nullability;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a table and gets ready to read it.
 *
 * @param offsets what Kafka holds for a source partition; null where it holds nothing
 */
record Opening(
    Dialect dialect,
    Follows follows,
    Plans plans,
    PaceOptions pace,
    Function<Map<String, String>, @Nullable Map<String, Object>> offsets) {

  /** From where Kafka's offset says. Empty when the table is gone. */
  Optional<TableReader> open(Connection connection, Subject subject) throws SQLException {
    return open(connection, subject, offsets.apply(subject.partition()));
  }

  /** From where it was read to; of that Kafka may know less. Empty when the table is gone. */
  Optional<TableReader> reopen(Connection connection, TableReader table) throws SQLException {
    return open(connection, table.subject(), table.offset());
  }

  private Optional<TableReader> open(
      Connection connection, Subject subject, @Nullable Map<String, Object> stored)
      throws SQLException {
    Optional<Relation> found = inspect(connection, subject);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Relation relation = found.get();
    if (follows.prepare(relation, connection)) {
      relation = inspect(connection, subject).orElseThrow();
    }
    List<KeyColumn> order = plans.labelled(relation, follows.order(relation));
    Plan plan = plans.of(subject, relation, order);
    Source source =
        new Source(
            subject.name(),
            new Selection(
                plans.select(relation, plan),
                from(subject),
                plans.filters(subject, relation),
                Paging.of(dialect)),
            follows.options().gapFree().failover());
    Follow follow = follows.of(relation, source, order, parsed(subject, stored));
    follow.connected(connection);
    Optional<PageQuery> page = follow.next(connection, pace.pageRows());
    if (page.isPresent()) {
      IndexCheck.warn(connection, relation, order, page.get());
    }
    return Optional.of(
        new TableReader(plan, follow, new PageSize(pace.pageRows(), pace.pageBytes()), stored));
  }

  private static @Nullable TableOffset parsed(
      Subject subject, @Nullable Map<String, Object> stored) {
    if (stored == null) {
      return null;
    }
    try {
      return TableOffset.parse(stored);
    } catch (IllegalArgumentException e) {
      throw new ConnectException(
          "The offset of %s is none of this connector's: %s. Alter or delete it"
              .formatted(subject.label(), e.getMessage()),
          e);
    }
  }

  private String from(Subject subject) {
    TableId table = subject.table();
    return table == null
        // a comment at the query's end must not swallow what follows
        ? "(\n" + stripped(String.valueOf(subject.query())) + "\n) t"
        : dialect.names().quote(table) + " t";
  }

  private static String stripped(String query) {
    String text = query.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * Looks whether a table could be read, and changes nothing.
   *
   * @throws ConnectException says why not
   */
  void tryOut(Connection connection, Subject subject) throws SQLException {
    Optional<Relation> relation = inspect(connection, subject);
    if (relation.isPresent()) {
      List<KeyColumn> order = plans.labelled(relation.get(), follows.order(relation.get()));
      plans.of(subject, relation.get(), order);
      plans.filters(subject, relation.get());
    }
  }

  private Optional<Relation> inspect(Connection connection, Subject subject) throws SQLException {
    List<String> primary = List.of();
    if (subject.table() != null) {
      Optional<List<String>> key = Tables.primaryKey(connection, subject.table());
      if (key.isEmpty()) {
        return Optional.empty();
      }
      primary = key.get();
    }
    return Optional.of(
        new Relation(
            dialect,
            subject.label(),
            subject.table(),
            columns(connection, subject),
            primary.isEmpty() ? plans.declaredKey() : primary));
  }

  private List<Column> columns(Connection connection, Subject subject) throws SQLException {
    Selection all = new Selection(List.of("t.*"), from(subject), List.of(), Paging.of(dialect));
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement = all.none().prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      ResultSetMetaData result = rows.getMetaData();
      for (int i = 1; i <= result.getColumnCount(); i++) {
        columns.add(
            new Column(
                result.getColumnLabel(i),
                result.getColumnType(i),
                result.getColumnTypeName(i),
                result.getPrecision(i),
                result.getScale(i),
                Nullability.OPTIONAL));
      }
    }
    return columns;
  }
}
