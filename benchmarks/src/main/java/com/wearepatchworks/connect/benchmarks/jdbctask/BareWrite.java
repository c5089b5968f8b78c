/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.sql.SQLException;
import java.util.concurrent.Callable;

/** Rows that are ready to be written on a connection that is open. */
interface BareWrite extends Callable<Void>, AutoCloseable {
  @Override
  void close() throws SQLException;
}
