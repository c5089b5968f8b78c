/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

/** How the values of one field become a parameter of a statement. */
@FunctionalInterface
public interface ParameterCodec {
  /**
   * What {@code PreparedStatement.setObject} is given.
   *
   * @throws BadValueException when the column cannot hold it
   */
  Object parameter(Object value);
}
