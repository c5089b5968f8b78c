/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Databases without row values: {@code a >= ? AND (a > ? OR (a = ? AND (b > ?)))}, where the first
 * comparison is for the index, and the standard's OFFSET ... FETCH.
 */
record FetchPaging() implements Paging {
  @Override
  public Condition after(List<KeyColumn> keys, Object[] values) {
    List<Parameter> parameters = new ArrayList<>();
    KeyColumn first = keys.get(0);
    if (keys.size() == 1) {
      return new Condition(expanded(keys, values, 0, parameters), parameters);
    }
    parameters.add(new Parameter(first.type(), values[0]));
    String sql = first.sql() + " >= " + first.type().parameter() + " AND ";
    return new Condition(sql + "(" + expanded(keys, values, 0, parameters) + ")", parameters);
  }

  private static String expanded(
      List<KeyColumn> keys, Object[] values, int at, List<Parameter> parameters) {
    KeyColumn key = keys.get(at);
    String place = key.type().parameter();
    Parameter value = new Parameter(key.type(), values[at]);
    parameters.add(value);
    String greater = key.sql() + " > " + place;
    if (at == keys.size() - 1) {
      return greater;
    }
    parameters.add(value);
    return "%s OR (%s = %s AND (%s))"
        .formatted(greater, key.sql(), place, expanded(keys, values, at + 1, parameters));
  }

  @Override
  public String limit() {
    return "OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY";
  }
}
