/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import com.wearepatchworks.connect.benchmarks.process.Commands;
import java.io.IOException;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.jspecify.annotations.Nullable;

/**
 * The least that can be done with Kafka's consumer and the HTTP client: every record is a POST, so
 * many in flight, in no order and with no thought of failure.
 *
 * <p>Arguments: bootstrap servers, topic. Commands: {@code start <url> <in flight> <polled or
 * held>}, {@code stop}. With {@code held} the records are in memory before the first request, so
 * that only HTTP is measured.
 */
final class BareSink {
  private static final int MAX_CONNECTIONS = 1_000;
  private static final int IO_THREADS = 2;

  private final String bootstrapServers;
  private final String topic;
  private final CloseableHttpAsyncClient client =
      HttpAsyncClients.custom()
          .setConnectionManager(
              PoolingAsyncClientConnectionManagerBuilder.create()
                  .setMaxConnTotal(MAX_CONNECTIONS)
                  .setMaxConnPerRoute(MAX_CONNECTIONS)
                  .build())
          .setIOReactorConfig(
              IOReactorConfig.custom().setIoThreadCount(IO_THREADS).setTcpNoDelay(true).build())
          .disableAutomaticRetries()
          .disableRedirectHandling()
          .disableCookieManagement()
          .disableAuthCaching()
          .disableContentCompression()
          .build();
  private @Nullable BareRun running;

  private BareSink(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  public static void main(String[] args) throws IOException {
    BareSink sink = new BareSink(args[0], args[1]);
    sink.client.start();
    Commands.serve(sink::command);
  }

  private String command(String line) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("start")) {
      BareOrders orders = new BareOrders(bootstrapServers, topic);
      if (words[3].equals("held")) {
        orders.hold();
      }
      running = new BareRun(client, orders, words[1], Integer.parseInt(words[2]));
      running.start();
    } else if (running != null) {
      running.stop();
      running = null;
    }
    return "done";
  }
}
