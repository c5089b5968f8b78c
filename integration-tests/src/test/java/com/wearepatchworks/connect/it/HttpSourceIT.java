/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The listener in a real worker of 256 MB: what good requests bring, and what bad ones do not
 * break.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpSourceIT {
  private final int port = FreePorts.next();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Sandbox sandbox;

  @BeforeAll
  void start() {
    sandbox =
        Sandbox.builder()
            .archives(List.of(Repository.httpArchive()))
            .workerProcesses(
                options ->
                    options
                        .withArguments(List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"))
                        .withEnvironment(Map.of("PATCHWORKS_INBOUND_TOKEN", Flow.TOKEN)))
            .start();
    sandbox
        .rest()
        .put(
            "orders-in",
            Repository.example("http/source.json")
                .with("listen.port", port)
                .with("listen.host", "127.0.0.1")
                .with("listen.body.timeout.ms", 1_000)
                .with("listen.head.timeout.ms", 1_000)
                .with("routes", "/orders -> orders, /{shop:uk|de}/stock -> stock-${path.shop}")
                .with("headers.source", "${header.X-Source?}")
                .json());
    sandbox.rest().awaitRunning("orders-in", Duration.ofSeconds(60));
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  private HttpRequest.Builder to(String path, BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + Flow.TOKEN)
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(30))
        .POST(body);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(to(path, BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private void assertGoodOrdersPass(String id) throws Exception {
    HttpResponse<String> response = post("/orders", "{\"id\":\"%s\"}".formatted(id));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(sandbox.reader().toEnd("orders")).anyMatch(record -> id.equals(record.key()));
  }

  @Test
  void publishesWhatItAnswers200Unchanged() throws Exception {
    String order = "{ \"id\": \"A-1\", \"total\": 19.90, \"name\": \"Zo\u00eb \uD83D\uDE80\" }";
    HttpResponse<String> response =
        send(to("/orders", BodyPublishers.ofString(order)).header("X-Source", "shop"));
    assertThat(response.body()).isEqualTo("{\"records\":1,\"topic\":\"orders\"}");
    ConsumerRecord<String, String> record =
        sandbox.reader().toEnd("orders").stream()
            .filter(candidate -> "A-1".equals(candidate.key()))
            .findFirst()
            .orElseThrow();
    assertThat(record.value()).isEqualTo(order);
    assertThat(record.headers().lastHeader("source").value())
        .isEqualTo("shop".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void publishesEachElementOfAnArrayAndEachLineAndEachRow() throws Exception {
    assertThat(post("/uk/stock", "[{\"id\":1},{\"id\":2}]").body())
        .isEqualTo("{\"records\":2,\"topic\":\"stock-uk\"}");
    HttpResponse<String> lines =
        send(
            to("/uk/stock", BodyPublishers.ofString("{\"id\":3}\n{\"id\":4}\n"))
                .setHeader("Content-Type", "application/x-ndjson"));
    assertThat(lines.body()).isEqualTo("{\"records\":2,\"topic\":\"stock-uk\"}");
    HttpResponse<String> rows =
        send(
            to("/uk/stock", BodyPublishers.ofString("id,qty\n5,10\n"))
                .setHeader("Content-Type", "text/csv"));
    assertThat(rows.body()).isEqualTo("{\"records\":1,\"topic\":\"stock-uk\"}");
    assertThat(sandbox.reader().toEnd("stock-uk"))
        .extracting(ConsumerRecord::value)
        .containsExactly(
            "{\"id\":1}",
            "{\"id\":2}",
            "{\"id\":3}",
            "{\"id\":4}",
            "{\"id\":\"5\",\"qty\":\"10\"}");
  }

  @Test
  void saysWhereJsonIsWrongAndPublishesNothingOfIt() throws Exception {
    HttpResponse<String> response = post("/de/stock", "[{\"id\":1},\n{\"id\":oops}]");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"line\":2").contains("\"column\":");
    assertThat(post("/de/stock", "[".repeat(100_000)).statusCode()).isEqualTo(400);
    try (Topics topics = sandbox.topics()) {
      assertThat(topics.names()).doesNotContain("stock-de");
    }
    assertGoodOrdersPass("after-malformed");
  }

  @Test
  void refusesStrangersOtherMethodsPathsAndTypes() throws Exception {
    assertThat(
            send(to("/orders", BodyPublishers.ofString("{}"))
                    .setHeader("Authorization", "Bearer guess"))
                .statusCode())
        .isEqualTo(401);
    assertThat(send(to("/orders", BodyPublishers.noBody()).GET()).statusCode()).isEqualTo(405);
    assertThat(post("/nowhere", "{}").statusCode()).isEqualTo(404);
    assertThat(post("/fr/stock", "{}").statusCode()).isEqualTo(404);
    assertThat(
            send(to("/orders", BodyPublishers.ofString("x")).setHeader("Content-Type", "image/png"))
                .statusCode())
        .isEqualTo(415);
    assertThat(post("/orders", "{\"no\":\"id\"}").statusCode()).isEqualTo(400);
    assertThat(post("/orders", "{\"id\":1,\"x\":\"" + "x".repeat(1_100_000) + "\"}").statusCode())
        .isEqualTo(413);
    assertGoodOrdersPass("after-strangers");
  }

  @Test
  void staysFlatUnderBombs() throws Exception {
    for (int round = 0; round < 5; round++) {
      assertThat(statusOfHugeBody()).isEqualTo(413);
      HttpResponse<String> bomb =
          send(
              to("/orders", BodyPublishers.ofByteArray(zeros(200 << 20)))
                  .setHeader("Content-Encoding", "gzip"));
      assertThat(bomb.statusCode()).isEqualTo(413);
    }
    assertGoodOrdersPass("after-bombs");
  }

  private int statusOfHugeBody() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(head("Content-Length: " + (100 << 20)));
      return status(socket.getInputStream());
    }
  }

  @Test
  void cutsSlowSendersOff() throws Exception {
    try (Socket slowHead = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket slowBody = new Socket(InetAddress.getLoopbackAddress(), port)) {
      slowHead
          .getOutputStream()
          .write("POST /orders HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
      slowBody.getOutputStream().write(head("Content-Length: 100"));
      assertThat(status(slowHead.getInputStream())).isEqualTo(408);
      assertThat(status(slowBody.getInputStream())).isEqualTo(408);
    }
    assertGoodOrdersPass("after-slow");
  }

  @Test
  void leavesNoPortBehindWhenStopped() {
    int other = FreePorts.next();
    sandbox
        .rest()
        .put(
            "other-in",
            Repository.example("http/source.json")
                .with("listen.port", other)
                .with("listen.host", "127.0.0.1")
                .json());
    sandbox.rest().awaitRunning("other-in", Duration.ofSeconds(30));
    assertThat(isOpen(other)).isTrue();
    sandbox.rest().delete("other-in");
    await().atMost(10, SECONDS).until(() -> !isOpen(other));
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] head(String header) {
    return ("POST /orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + Flow.TOKEN
            + "\r\nContent-Type: application/json\r\n"
            + header
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static int status(InputStream in) throws IOException {
    String line = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
    return Integer.parseInt(line.substring(9));
  }

  private static byte[] zeros(int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < size; i += block.length) {
        gzip.write(block);
      }
    }
    return out.toByteArray();
  }
}
