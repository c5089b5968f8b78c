/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;

/** A started task on a free port, the worker's part in the hands of the test. */
final class ListeningTask implements AutoCloseable {
  final HttpSourceTask task = new HttpSourceTask();
  final FakeSourceContext context = new FakeSourceContext();
  final int port;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ListeningTask(int port, String... options) {
    this(port, Set.of(), options);
  }

  ListeningTask(int port, Set<String> metricsTaken, String... options) {
    this.port = port;
    context.taken.addAll(metricsTaken);
    Map<String, String> config = new HashMap<>();
    config.put("name", "orders-in");
    config.put("listen.host", "127.0.0.1");
    config.put("listen.port", Integer.toString(port));
    config.put("routes", "/orders -> orders");
    config.put("auth.type", "none");
    for (int i = 0; i < options.length; i += 2) {
      config.put(options[i], options[i + 1]);
    }
    task.initialize(context);
    task.start(config);
  }

  static ListeningTask start(String... options) throws IOException {
    return new ListeningTask(freePort(), options);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  CompletableFuture<HttpResponse<String>> post(String body) {
    return post("application/json", body);
  }

  CompletableFuture<HttpResponse<String>> post(String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  HttpResponse<String> health() throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build(),
        BodyHandlers.ofString());
  }

  /** As the worker does: polls until so many records came. */
  List<SourceRecord> poll(int count) throws InterruptedException {
    List<SourceRecord> records = new ArrayList<>();
    while (records.size() < count) {
      List<SourceRecord> batch = task.poll();
      if (batch != null) {
        records.addAll(batch);
      }
    }
    return records;
  }

  /** As the producer's callback does. */
  void acknowledge(List<SourceRecord> records) {
    records.forEach(this::acknowledge);
  }

  void acknowledge(SourceRecord record) {
    task.commitRecord(
        record, new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0));
  }

  void drop(SourceRecord record) {
    task.commitRecord(record, null);
  }

  @Override
  public void close() {
    task.stop();
  }
}
