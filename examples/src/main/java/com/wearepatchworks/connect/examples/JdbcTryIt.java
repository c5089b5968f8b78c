/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.PostgresServer;

/**
 * What can be tried on a JDBC run that was kept.
 *
 * @param worker URL of its REST API
 * @param bootstrapServers of Kafka
 * @param logs their directory
 */
record JdbcTryIt(
    String worker, Names names, PostgresServer server, String bootstrapServers, String logs) {

  private static final String LINES =
      """

      All of it keeps running until Ctrl-C.
        PostgreSQL {url}, user {user}, password {password}
        worker     {worker}
        Kafka      {kafka}
        logs       {logs}

      A shell on the database, if you have psql:
        PGPASSWORD={password} psql -h 127.0.0.1 -p {port} -U {user} postgres

      Insert an order; it is in Kafka a moment later. It would be in orders_in
      too, but the flow of this example takes it from there and shows it below:
        INSERT INTO orders_out (id, total, body) VALUES ('try-1', 12.50, '{}');

      The same without a loss, however late it is committed:
        BEGIN;
        INSERT INTO orders_out (id, body) VALUES ('try-2', '{"late": true}');
        -- wait as long as you like, insert others elsewhere meanwhile
        COMMIT;

      Status of the connectors, and how far the source has read:
        curl -s {worker}/connectors/{source}/status
        curl -s {worker}/connectors/{sink}/status
        curl -s {worker}/connectors/{source}/offsets
      """;

  void print(Screen screen) {
    LINES
        .replace("{url}", server.url())
        .replace("{port}", Integer.toString(server.port()))
        .replace("{user}", server.user())
        .replace("{password}", server.password())
        .replace("{worker}", worker)
        .replace("{kafka}", bootstrapServers)
        .replace("{logs}", logs)
        .replace("{source}", names.source())
        .replace("{sink}", names.sink())
        .lines()
        .forEach(screen::line);
  }
}
