/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import com.wearepatchworks.connect.jdbc.source.offset.TableOffset;
import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.sql.PageQuery;
import com.wearepatchworks.connect.jdbc.source.sql.Selection;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All rows, in rounds; a round that was interrupted goes on where it was. */
final class BulkFollow implements Follow {
  private final Selection selection;
  private final List<KeyColumn> keys;
  private Object @Nullable [] position;

  BulkFollow(Source source, List<KeyColumn> keys, @Nullable List<String> position) {
    this.selection = source.selection();
    this.keys = keys;
    this.position = position == null ? null : Positions.parse(keys, position);
  }

  @Override
  public List<KeyColumn> keys() {
    return keys;
  }

  @Override
  public void connected(Connection connection) {}

  @Override
  public Optional<PageQuery> next(Connection connection, int limit) {
    return Optional.of(
        selection.page(
            position == null ? List.of() : List.of(selection.paging().after(keys, position)),
            keys,
            limit));
  }

  @Override
  public Map<String, Object> offset() {
    return TableOffset.of(Mode.BULK.word(), null).toMap();
  }

  @Override
  public Object[] behind(Object[] key) {
    return key;
  }

  @Override
  public void read(Object @Nullable [] last, Extent extent) {
    position = extent == Extent.REST ? null : last;
  }
}
