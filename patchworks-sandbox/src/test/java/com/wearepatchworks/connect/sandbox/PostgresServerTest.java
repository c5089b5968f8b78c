/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PostgresServerTest {
  @Test
  void keepsWhatWasCommittedOverDeathsAndStops() {
    try (PostgresServer server = PostgresServer.start()) {
      server.execute("CREATE TABLE t (id int); INSERT INTO t VALUES (1)");
      int port = server.port();
      server.kill();
      assertThatThrownBy(() -> server.number("SELECT count(*) FROM t"))
          .isInstanceOf(SandboxException.class);
      server.restart();
      server.execute("INSERT INTO t VALUES (2)");
      server.stop();
      server.restart();
      assertThat(server.port()).isEqualTo(port);
      assertThat(server.number("SELECT count(*) FROM t")).isEqualTo(2);
      assertThatThrownBy(() -> server.execute("SELEKT")).hasMessageContaining("refuses");
    }
  }
}
