/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a writer gets its connection: of its own, without autocommit. */
@FunctionalInterface
public interface Connections {
  /** A new connection. */
  Connection open() throws SQLException;
}
