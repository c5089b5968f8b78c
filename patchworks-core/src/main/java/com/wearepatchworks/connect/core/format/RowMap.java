/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row as a map, without a table of its own. Cannot be changed. */
final class RowMap extends AbstractMap<String, @Nullable Object> {
  private final Columns columns;
  private final @Nullable Object[] values;

  RowMap(Columns columns, @Nullable Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return columns.index(name) >= 0;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    int index = columns.index(name);
    return index < 0 ? null : values[index];
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Entry<String, @Nullable Object>> {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Iterator<Entry<String, @Nullable Object>> iterator() {
      return new Cursor();
    }
  }

  private final class Cursor implements Iterator<Entry<String, @Nullable Object>> {
    private int at;

    @Override
    public boolean hasNext() {
      return at < values.length;
    }

    @Override
    public Entry<String, @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int index = at++;
      return new SimpleImmutableEntry<>(columns.name(index), values[index]);
    }
  }
}
