/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.core.inbox.Budget;
import com.wearepatchworks.connect.httpkit.listener.ListenerOptions.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
  private static final int MAX = 100_000;
  private static final int MAX_INFLATED = 1_000_000;
  private static final Limits LIMITS =
      new Limits(
          MAX,
          MAX_INFLATED,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          100);

  private final RecordingEndpoint endpoint =
      new RecordingEndpoint("orders-in", new Budget(10, 2_000_000), "/orders", "/s/{shop:uk|de}");
  private final Registration registration =
      new Listeners().register(new ListenerOptions("127.0.0.1", 0, null, LIMITS), endpoint);

  @AfterEach
  void close() {
    registration.close();
    assertThat(endpoint.budget.count()).as("leases not given back").isZero();
    assertThat(endpoint.budget.bytes()).as("bytes not given back").isZero();
  }

  private RawClient client() throws IOException {
    return new RawClient(registration.address());
  }

  @ParameterizedTest
  @CsvSource({
    "400, GET /orders",
    "400, /orders HTTP/1.1",
    "400, POST orders HTTP/1.1",
    "400, POST /s/%zz HTTP/1.1",
    "400, POST /s/%ff HTTP/1.1",
    "400, POST /orders?a=%z HTTP/1.1",
    "404, POST /nowhere HTTP/1.1",
    "404, POST / HTTP/1.1",
    "404, POST /s/fr HTTP/1.1",
    "404, POST /orders//x HTTP/1.1",
    "404, POST /orders/../orders HTTP/1.1",
    "505, POST /orders HTTP/2.0",
  })
  void refusesRequestLines(int status, String line) throws Exception {
    try (RawClient client = client()) {
      RawClient.Answer answer = client.lines(line, "Host: x", "Content-Length: 0", "", "").answer();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
      assertThat(answer.body()).contains("\"status\":" + status).doesNotContain("orders");
    }
    assertThat(endpoint.requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, no colon here",
    "400, Bad Name: x",
    "400, Content-Length: -1",
    "400, Content-Length: abc",
    "400, Transfer-Encoding: chunked",
    "400, Host: other",
    "415, Content-Encoding: br",
    "417, Expect: a miracle",
  })
  void refusesHeaders(int status, String header) throws Exception {
    try (RawClient client = client()) {
      client.lines("POST /orders HTTP/1.1", "Host: x", header, "Content-Length: 0", "", "");
      assertThat(client.answer().status()).isEqualTo(status);
    }
    assertThat(endpoint.requests).isEmpty();
  }

  @Test
  void refusesUnknownTransferCodings() throws Exception {
    try (RawClient client = client()) {
      client.lines("POST /orders HTTP/1.1", "Host: x", "Transfer-Encoding: gzip, chunked", "", "");
      assertThat(client.answer().status()).isEqualTo(501);
    }
  }

  @Test
  void refusesARequestWithoutHost() throws Exception {
    try (RawClient client = client()) {
      client.lines("POST /orders HTTP/1.1", "Content-Length: 0", "", "");
      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void refusesLongLinesAndLargeHeads() throws Exception {
    try (RawClient client = client()) {
      client.lines("POST /" + "x".repeat(10_000) + " HTTP/1.1", "Host: x", "", "");
      assertThat(client.answer().status()).isEqualTo(414);
      assertThat(client.isClosed()).isTrue();
    }
    try (RawClient client = client()) {
      client.lines("POST /orders HTTP/1.1", "Host: x", "X: " + "x".repeat(40_000), "", "");
      assertThat(client.answer().status()).isEqualTo(431);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void refusesBadChunks() throws Exception {
    try (RawClient client = client()) {
      client.lines("POST /orders HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", "", "zz", "");
      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void refusesADeclaredLengthBeforeReadingIt() throws Exception {
    byte[] some = new byte[1 << 20];
    try (RawClient client = client()) {
      client.lines("POST /orders HTTP/1.1", "Host: x", "Content-Length: 104857600", "", "");
      for (int i = 0; i < 100; i++) {
        client.send(some); // a client that listens only after it has sent everything
      }
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(answer.body()).contains("\"maxBytes\":100000");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void refusesChunksBeyondTheLimitWhileReading() throws Exception {
    try (RawClient client = client()) {
      client.lines("POST /orders HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", "", "");
      for (int i = 0; i <= MAX / 1000; i++) {
        client.lines("3e8", "x".repeat(1000), "");
      }
      assertThat(client.answer().status()).isEqualTo(413);
    }
  }

  @Test
  void refusesWhatDoesNotFitTheBudget() throws Exception {
    Budget.Lease rest = endpoint.budget.tryAcquire(1_950_000);
    assertThat(rest).isNotNull();
    try (rest;
        RawClient declared = client();
        RawClient chunked = client();
        RawClient inflated = client()) {
      assertThat(declared.post("/orders", "x".repeat(60_000)).answer().status()).isEqualTo(503);
      chunked.lines("POST /orders HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", "", "");
      chunked.lines("ea60", "x".repeat(60_000), "0", "", "");
      RawClient.Answer answer = chunked.answer();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("retry-after", "1");
      inflated.post("/orders", "Content-Encoding: gzip\r\n", gzip(new byte[60_000]));
      assertThat(inflated.answer().status()).isEqualTo(503);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate"})
  void inflates(String coding) throws Exception {
    byte[] plain = "{\"a\":1}".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    byte[] packed = coding.equals("deflate") ? deflate(plain, false) : gzip(plain);
    try (RawClient client = client()) {
      client.post("/orders", "Content-Encoding: " + coding + "\r\n", packed);
      assertThat(client.answer().body()).isEqualTo("{\"bytes\":70000}");
    }
    assertThat(endpoint.next().body()).isEqualTo(plain);
  }

  @Test
  void inflatesDeflateWithoutItsHeader() throws Exception {
    try (RawClient client = client()) {
      client.post("/orders", "Content-Encoding: deflate\r\n", deflate(new byte[1000], true));
      assertThat(client.answer().body()).isEqualTo("{\"bytes\":1000}");
    }
  }

  @Test
  void refusesBrokenAndCutGzip() throws Exception {
    byte[] good = gzip("hello".repeat(100).getBytes(StandardCharsets.UTF_8));
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 0x55;
    byte[][] bodies = {bad, java.util.Arrays.copyOf(good, good.length - 9), {}, {1, 2, 3}};
    for (byte[] body : bodies) {
      try (RawClient client = client()) {
        client.post("/orders", "Content-Encoding: gzip\r\n", body);
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(client.post("/orders", "x").answer().status()).as("next request").isEqualTo(200);
      }
    }
  }

  @Test
  void refusesSeveralCodings() throws Exception {
    try (RawClient client = client()) {
      client.post("/orders", "Content-Encoding: gzip, gzip\r\n", gzip(gzip(new byte[10])));
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.headers()).containsEntry("accept-encoding", "gzip, deflate");
    }
  }

  @Test
  void stopsInflatingABombAtTheLimit() throws Exception {
    byte[] bomb = gzip(new byte[50_000_000]);
    try (RawClient client = client()) {
      client.post("/orders", "Content-Encoding: gzip\r\n", bomb);
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).contains("\"maxBytes\":1000000");
    }
    assertThat(endpoint.requests).isEmpty();
  }

  @Test
  void answers500WhenTheEndpointThrows() throws Exception {
    endpoint.behaviour =
        (request, replier) -> {
          throw new IllegalStateException("the secret reason");
        };
    try (RawClient client = client()) {
      RawClient.Answer answer = client.post("/orders", "x").answer();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("secret");
      endpoint.behaviour = RecordingEndpoint.ECHO_LENGTH;
      assertThat(client.post("/orders", "x").answer().status()).isEqualTo(200);
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED, raw))) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
