/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table that rows go into.
 *
 * @param primaryKey its columns; empty without one
 * @param uniqueKeys the columns of each unique key by which an upsert finds its row, the primary
 *     one included
 * @param otherUnique whether it has other unique indexes: partial, over expressions, deferrable
 */
public record Target(
    TableId id,
    List<TargetColumn> columns,
    List<String> primaryKey,
    List<List<String>> uniqueKeys,
    boolean otherUnique) {

  /** The column that a field named so goes into: the same name, else the only one but for case. */
  public Optional<TargetColumn> column(String field) {
    Optional<TargetColumn> same = columns.stream().filter(c -> c.name().equals(field)).findFirst();
    if (same.isPresent()) {
      return same;
    }
    List<TargetColumn> alike =
        columns.stream().filter(c -> c.name().equalsIgnoreCase(field)).toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  /** Whether no two rows can have the same values in {@code key}. */
  public boolean isUnique(List<String> key) {
    Set<String> wanted = new HashSet<>(key);
    return uniqueKeys.stream().anyMatch(columns -> new HashSet<>(columns).equals(wanted));
  }

  /** Whether something else than {@code key} must be unique, so that the order of rows matters. */
  public boolean hasUniqueBeside(List<String> key) {
    Set<String> wanted = new HashSet<>(key);
    return otherUnique
        || uniqueKeys.stream().anyMatch(columns -> !new HashSet<>(columns).equals(wanted));
  }
}
