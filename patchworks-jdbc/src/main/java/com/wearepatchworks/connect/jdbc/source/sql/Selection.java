/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of a table or of a query, to be read in pages.
 *
 * @param columns what is selected, quoted
 * @param from a quoted table, or a query in parentheses; with an alias
 * @param filters conditions that hold for every page
 * @param paging the database's way
 */
public record Selection(List<String> columns, String from, List<Condition> filters, Paging paging) {

  /** The same with further columns at the end. */
  public Selection with(List<String> more) {
    List<String> all = new ArrayList<>(columns);
    all.addAll(more);
    return new Selection(List.copyOf(all), from, filters, paging);
  }

  /** Rows for which {@code conditions} hold, in the order of {@code keys}. */
  public PageQuery page(List<Condition> conditions, List<KeyColumn> keys, int limit) {
    List<Parameter> parameters = new ArrayList<>();
    String sql = unordered(conditions, parameters) + order(keys, "") + " " + paging.limit();
    parameters.add(Parameter.number(limit));
    return new PageQuery(sql, parameters);
  }

  /** The last row for which {@code conditions} hold in the order of {@code keys}. */
  public PageQuery last(List<Condition> conditions, List<KeyColumn> keys) {
    List<Parameter> parameters = new ArrayList<>();
    String sql = unordered(conditions, parameters) + order(keys, " DESC") + " " + paging.limit();
    parameters.add(Parameter.number(1));
    return new PageQuery(sql, parameters);
  }

  /** No row: for the shape of the result. */
  public PageQuery none() {
    List<Parameter> parameters = new ArrayList<>();
    return new PageQuery(unordered(List.of(Condition.of("1 = 0")), parameters), parameters);
  }

  private String unordered(List<Condition> conditions, List<Parameter> parameters) {
    List<Condition> all = new ArrayList<>(filters);
    all.addAll(conditions);
    all.forEach(condition -> parameters.addAll(condition.parameters()));
    String where =
        all.isEmpty()
            ? ""
            : all.stream().map(Condition::sql).collect(Collectors.joining(" AND ", " WHERE ", ""));
    return "SELECT " + String.join(", ", columns) + " FROM " + from + where;
  }

  private static String order(List<KeyColumn> keys, String direction) {
    return keys.stream()
        .map(key -> key.sql() + direction)
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }
}
