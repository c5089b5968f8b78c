/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

/** A value for a placeholder. */
public record Parameter(KeyType type, Object value) {
  /** A text; a cast around its placeholder gives it another type. */
  public static Parameter text(String value) {
    return new Parameter(new TextKey("?"), value);
  }

  /** A whole number. */
  public static Parameter number(long value) {
    return new Parameter(new WholeKey(), value);
  }

  @Override
  public String toString() {
    return "(" + type.getClass().getSimpleName() + ")";
  }
}
