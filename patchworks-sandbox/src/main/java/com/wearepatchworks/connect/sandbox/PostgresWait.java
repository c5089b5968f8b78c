/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Waits until a server that recovers from a crash lets clients in. */
record PostgresWait(PostgresServer server) {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int VALID_S = 5;

  void untilReady() {
    Deadline deadline = Deadline.after(START);
    while (!isReady()) {
      if (deadline.passed()) {
        throw new SandboxException(
            "%s does not let anyone in on port %d".formatted(server.kind(), server.port()));
      }
      deadline.pause();
    }
  }

  private boolean isReady() {
    try (Connection connection = server.connect()) {
      return connection.isValid(VALID_S);
    } catch (SQLException notYet) {
      return false;
    }
  }
}
