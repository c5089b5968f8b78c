/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import org.apache.kafka.connect.errors.DataException;

/** A record that no table can take; says why, and never what the value is. */
public final class BadValueException extends DataException {
  /** A value that {@code message} describes without showing it. */
  public BadValueException(String message) {
    super(message);
  }

  /** The same of a named column. */
  public static BadValueException inColumn(String column, BadValueException cause) {
    BadValueException named =
        new BadValueException("Column '%s': %s".formatted(column, cause.getMessage()));
    named.setStackTrace(cause.getStackTrace());
    return named;
  }

  /** A value of a Java type that a column of that type cannot hold. */
  static BadValueException kind(Object value, String type) {
    return new BadValueException(
        "a value of type %s does not fit a column of type %s"
            .formatted(value.getClass().getSimpleName(), type));
  }
}
