/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work on a connection. */
@FunctionalInterface
public interface SqlFunction<T extends @Nullable Object> {
  /** Does it. */
  T apply(Connection connection) throws SQLException;
}
