/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.core.inbox.Budget;
import com.wearepatchworks.connect.httpkit.listener.ListenerOptions.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final int ENOUGH_CONNECTIONS = 1100;
  private static final Limits LIMITS =
      new Limits(
          2 << 20,
          64 << 20,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          ENOUGH_CONNECTIONS);

  private final RecordingEndpoint endpoint =
      new RecordingEndpoint("orders-in", new Budget(2000, 256 << 20), "/orders");
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

  @Test
  void servesAThousandConnectionsAndClosesWhatIsBeyondTheLimit() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        clients.add(client());
      }
      for (RawClient client : clients) {
        client.post("/orders", "x");
      }
      for (RawClient client : clients) {
        assertThat(client.answer().status()).isEqualTo(200);
      }
      for (int i = 1000; i < ENOUGH_CONNECTIONS; i++) {
        clients.add(client().post("/orders", "x"));
        assertThat(clients.get(i).answer().status()).isEqualTo(200);
      }
      try (RawClient beyond = client()) {
        assertThat(beyond.isClosed()).isTrue();
      }
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
    await().ignoreExceptions().until(this::isServed);
  }

  private boolean isServed() throws IOException {
    try (RawClient client = client()) {
      return client.post("/orders", "x").answer().status() == 200;
    }
  }

  @Test
  void gigabyteBombsAreCutAndLeaveNothingBehind() throws Exception {
    byte[] bomb = gzippedZeros(1 << 30);
    assertThat(bomb.length).isLessThan(LIMITS.maxBodyBytes());
    List<Thread> senders = new ArrayList<>();
    List<Integer> statuses = java.util.Collections.synchronizedList(new ArrayList<>());
    long before = usedAfterCollection();
    for (int i = 0; i < 4; i++) {
      senders.add(new Thread(() -> statuses.add(bomb(bomb))));
    }
    senders.forEach(Thread::start);
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(statuses).hasSize(4).containsOnly(413);
    assertThat(usedAfterCollection() - before).isLessThan(32 << 20);
    assertThat(endpoint.requests).isEmpty();
  }

  private int bomb(byte[] bomb) {
    try (RawClient client = client()) {
      client.post("/orders", "Content-Encoding: gzip\r\n", bomb);
      return client.answer().status();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] gzippedZeros(int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < count / zeros.length; i++) {
        out.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  private static long usedAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void survivesRandomBytes() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      try (RawClient client = client()) {
        client.socket.setSoTimeout(5);
        client.send(garbage(random));
        client.socket.shutdownOutput();
        client.answer();
      } catch (SocketTimeoutException
          | SocketException
          | java.io.EOFException
          | IndexOutOfBoundsException e) {
        assertThat(e).as("whatever it says, or leaves unsaid, is fine").isNotNull();
      }
    }
    try (RawClient client = client()) {
      RawClient.Answer answer = client.post("/orders", "fine").answer();
      assertThat(answer.body()).as("after seed " + seed).isEqualTo("{\"bytes\":4}");
    }
    await()
        .untilAsserted(
            () -> assertThat(endpoint.budget.count()).as("leases after seed " + seed).isZero());
  }

  /** A request with some bytes changed, cut or added, or nothing but noise. */
  private static byte[] garbage(Random random) {
    byte[] request =
        ("POST /orders HTTP/1.1\r\nHost: x\r\n"
                + (random.nextBoolean()
                    ? "Content-Length: 20\r\n\r\n01234567890123456789"
                    : "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n\r\n"))
            .getBytes(StandardCharsets.ISO_8859_1);
    if (random.nextInt(5) == 0) {
      random.nextBytes(request);
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      request[random.nextInt(request.length)] = (byte) random.nextInt(256);
    }
    return java.util.Arrays.copyOf(request, 1 + random.nextInt(request.length + 30));
  }
}
