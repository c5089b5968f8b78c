/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tries out a connection when a configuration is validated. To be called when the options are fine
 * by themselves. Ends after some seconds.
 */
public final class ConnectionCheck {
  /** What else must hold, looked at on the connection. */
  @FunctionalInterface
  public interface More {
    /** Adds a sentence for each option at fault. */
    void check(Connection connection, Map<String, String> problems) throws SQLException;
  }

  private ConnectionCheck() {}

  /** One sentence for each option at fault; empty when all is well. */
  public static Map<String, String> problems(DatabaseOptions options, More more) {
    Map<String, String> problems = new TreeMap<>();
    try (Connection connection = new Dialer(options, "patchworks-validate").getConnection()) {
      more.check(connection, problems);
    } catch (SQLException e) {
      problems.put(DatabaseConfig.URL, options.dialect().failures().detail(e).message());
    }
    return problems;
  }
}
