/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

/**
 * How the values of one field go into one column of PostgreSQL. Made once per schema and table,
 * used for each row: it allocates nothing where that can be helped.
 */
public interface Codec {
  /**
   * Appends the value in the type's binary form, without its length.
   *
   * @throws BadValueException when the column cannot hold it
   */
  void write(Object value, RowBytes out);

  /** The value as the server's input function of the type reads it. */
  String text(Object value);

  /** Whether there is a binary form; a table with a column that has none is written as text. */
  default boolean binary() {
    return true;
  }
}
