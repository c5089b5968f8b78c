/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Arrays of one dimension or, as lists of lists of the same length, of several. */
final class ArrayCodec implements Codec {
  private final Codec element;
  private final int oid;
  private final char delimiter;

  ArrayCodec(Codec element, PgType type) {
    this.element = element;
    this.oid = type.oid();
    // the one type with another delimiter: its own text has commas
    this.delimiter = type.base().name().equals("box") ? ';' : ',';
  }

  /** The schema below all lists. */
  static @Nullable Schema elementSchema(@Nullable Schema schema) {
    Schema at = schema;
    while (at != null && at.type() == Schema.Type.ARRAY) {
      at = at.valueSchema();
    }
    return at;
  }

  @Override
  public boolean binary() {
    return element.binary();
  }

  @Override
  public void write(Object value, RowBytes out) {
    if (value instanceof String) {
      throw new BadValueException("text does not fit an array column; send a list");
    }
    Collection<?> items = list(value);
    int dimensions = items.isEmpty() ? 0 : depth(items);
    int start = out.size();
    out.putInt(dimensions);
    out.putInt(0);
    out.putInt(oid);
    Collection<?> level = items;
    for (int i = 0; i < dimensions; i++) {
      out.putInt(level.size());
      out.putInt(1);
      level = i + 1 < dimensions ? list(first(level)) : level;
    }
    boolean nulls = writeLevel(items, dimensions, sizes(items, dimensions), out);
    out.setInt(start + 4, nulls ? 1 : 0);
  }

  private boolean writeLevel(Collection<?> items, int depth, List<Integer> sizes, RowBytes out) {
    boolean nulls = false;
    for (Object item : items) {
      if (depth > 1) {
        Collection<?> inner = list(item);
        if (inner.size() != sizes.get(0)) {
          throw new BadValueException(
              "the lists in an array of several dimensions differ in length");
        }
        nulls |= writeLevel(inner, depth - 1, sizes.subList(1, sizes.size()), out);
      } else if (item == null) {
        out.putInt(-1);
        nulls = true;
      } else {
        int start = out.size();
        out.putInt(0);
        element.write(item, out);
        out.setInt(start, out.size() - start - 4);
      }
    }
    return nulls;
  }

  /** Lengths of the levels below the first. */
  private static List<Integer> sizes(Collection<?> items, int dimensions) {
    if (dimensions <= 1) {
      return List.of();
    }
    java.util.ArrayList<Integer> sizes = new java.util.ArrayList<>();
    Collection<?> level = items;
    for (int i = 1; i < dimensions; i++) {
      level = list(first(level));
      sizes.add(level.size());
    }
    return sizes;
  }

  private static int depth(Collection<?> items) {
    Object first = items.isEmpty() ? null : first(items);
    return first instanceof Collection<?> inner ? 1 + depth(inner) : 1;
  }

  private static @Nullable Object first(Collection<?> items) {
    return items.iterator().next();
  }

  private static Collection<?> list(@Nullable Object value) {
    if (value instanceof Collection<?> items) {
      return items;
    }
    throw value == null
        ? new BadValueException("a list is missing in an array of several dimensions")
        : BadValueException.kind(value, "array");
  }

  @Override
  public String text(Object value) {
    if (value instanceof String literal) {
      return TextCodecs.clean(literal);
    }
    StringBuilder out = new StringBuilder();
    append(list(value), out);
    return out.toString();
  }

  private void append(Collection<?> items, StringBuilder out) {
    out.append('{');
    boolean first = true;
    for (Object item : items) {
      if (!first) {
        out.append(delimiter);
      }
      first = false;
      if (item == null) {
        out.append("NULL");
      } else if (item instanceof Collection<?> inner) {
        append(inner, out);
      } else {
        out.append(PgText.arrayElement(element.text(item)));
      }
    }
    out.append('}');
  }
}
