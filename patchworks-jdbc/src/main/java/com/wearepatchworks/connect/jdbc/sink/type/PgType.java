/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import org.jspecify.annotations.Nullable;

/**
 * A column's type in PostgreSQL's catalog.
 *
 * @param schema where it is defined
 * @param name its {@code typname}: {@code int4}, {@code _text}, {@code mood}
 * @param kind its {@code typtype}: b(ase), e(num), d(omain), r(ange), c(omposite), m(ultirange)
 * @param oid its number, which binary arrays name
 * @param modifier the column's {@code atttypmod}, -1 when there is none
 * @param inner the element type of an array, the base type of a domain
 */
public record PgType(
    String schema, String name, char kind, int oid, int modifier, @Nullable PgType inner) {
  private static final int HEADER = 4;

  /** Whether it is an array. */
  public boolean isArray() {
    return kind == 'b' && inner != null;
  }

  /** The type below domains, with the modifier that holds there. */
  public PgType base() {
    return kind == 'd' && inner != null ? inner.base() : this;
  }

  /** Decimals of a {@code numeric(p,s)}; null without a limit. */
  @Nullable Integer scale() {
    return modifier < HEADER ? null : (((modifier - HEADER) & 0x7FF) ^ 1024) - 1024;
  }

  /** Digits of a second's fraction that {@code time(n)} and {@code timestamp(n)} keep. */
  int fraction() {
    return modifier < 0 || modifier > 6 ? 6 : modifier;
  }
}
