/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

/**
 * What can be tried on an HTTP run that was kept.
 *
 * @param worker URL of its REST API
 * @param listener URL that flows POST to
 * @param token that they show
 * @param source name of the source connector
 * @param sink name of the sink connector
 * @param webhook where the sink posts to, without its secret
 * @param bootstrapServers of Kafka
 * @param logs their directory
 */
record HttpTryIt(
    String worker,
    String listener,
    String token,
    String source,
    String sink,
    String webhook,
    String bootstrapServers,
    String logs) {

  private static final String LINES =
      """

      All of it keeps running until Ctrl-C.
        listener   {listener}/orders
        token      {token}
        worker     {worker}
        Kafka      {kafka}
        webhook    {webhook}, what it receives is shown here
        logs       {logs}

      An order. It is answered when Kafka has it, and shows up below a moment later:
        curl -i {listener}/orders \\
          -H 'Authorization: Bearer {token}' \\
          -H 'Content-Type: application/json' \\
          -d '{"id":"try-1","currency":"GBP","total":12.50}'

      A wrong token (401):
        curl -i {listener}/orders \\
          -H 'Authorization: Bearer wrong' -d '{"id":"try-2"}'

      Malformed JSON (400, with line and column):
        curl -i {listener}/orders \\
          -H 'Authorization: Bearer {token}' \\
          -H 'Content-Type: application/json' \\
          -d '{"id":"try-3",}'

      For a load balancer (200 while the listener takes orders):
        curl -i {listener}/health

      Status of the connectors:
        curl -s {worker}/connectors/{source}/status
        curl -s {worker}/connectors/{sink}/status

      A misspelt option, found before the connector starts:
        curl -s -X PUT \\
        {worker}/connector-plugins/HttpSourceConnector/config/validate \\
          -H 'Content-Type: application/json' \\
          -d '{"connector.class":"HttpSourceConnector","name":"typo",
               "routs":"/orders -> orders"}' | grep -o '"errors":\\["[^]]*'
      """;

  void print(Screen screen) {
    LINES
        .replace("{listener}", listener)
        .replace("{token}", token)
        .replace("{worker}", worker)
        .replace("{kafka}", bootstrapServers)
        .replace("{webhook}", webhook)
        .replace("{logs}", logs)
        .replace("{source}", source)
        .replace("{sink}", sink)
        .lines()
        .forEach(screen::line);
  }
}
