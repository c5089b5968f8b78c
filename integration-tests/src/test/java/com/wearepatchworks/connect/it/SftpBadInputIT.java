/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Files that are wrong, in a worker of 256 MB: each is reported, and the next one goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SftpBadInputIT {
  private static final String HEADER = "id,title\n";

  private final SftpPlace place = new SftpPlace();
  private final Sandbox sandbox =
      place
          .sandbox()
          .workerProcesses(
              options -> options.withArguments(List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError")))
          .start();

  @BeforeAll
  void start() {
    SftpSourceIT.start(
        sandbox,
        SftpPlace.source()
            .with("files.glob", "*")
            .with("errors.bad.records.max", 10)
            .with("compression", "auto"));
  }

  @AfterAll
  void stop() {
    sandbox.close();
    place.close();
  }

  @Test
  void anUnterminatedQuote() {
    place.drop("quote.csv", HEADER + "q1,one\nq2,\"two\nq3,three\n");
    assertEnds("quote.csv");
    assertTheNextFileGoesOn("after-quote");
    assertThat(ids()).contains("q1");
    assertThat(sandbox.reader().toEnd("sales-bad-rows"))
        .as("the row that the quote swallowed")
        .anyMatch(bad -> bad.value().contains("q2"));
  }

  @Test
  void aLineOf130Megabytes() throws IOException {
    try (OutputStream out = Files.newOutputStream(place.in().resolve("line.csv.part"))) {
      out.write((HEADER + "l1,").getBytes(StandardCharsets.UTF_8));
      byte[] piece = new byte[1 << 20];
      Arrays.fill(piece, (byte) 'x');
      for (int i = 0; i < 130; i++) {
        out.write(piece);
      }
      out.write("\nl2,short\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.move(place.in().resolve("line.csv.part"), place.in().resolve("line.csv"));
    assertEnds("line.csv");
    assertTheNextFileGoesOn("after-line");
  }

  @Test
  void anotherCharset() {
    place.drop("latin.csv", (HEADER + "c1,Käse\n").getBytes(StandardCharsets.ISO_8859_1));
    assertEnds("latin.csv");
    assertTheNextFileGoesOn("after-charset");
    assertThat(sandbox.reader().toEnd("sales"))
        .as("no replacement characters")
        .noneMatch(record -> record.value().contains("\uFFFD"));
  }

  @Test
  void aTruncatedGzip() {
    StringBuilder rows = new StringBuilder(HEADER);
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      rows.append('g').append(i).append(',').append(random.nextLong()).append('\n');
    }
    byte[] gzip = gzip(rows.toString().getBytes(StandardCharsets.UTF_8));
    place.drop("tail.csv.gz", Arrays.copyOf(gzip, gzip.length - 100));
    assertFails("tail.csv.gz");
    assertTheNextFileGoesOn("after-gzip");
  }

  @Test
  void aBomb() {
    place.drop("bomb.csv.gz", gzip(new byte[500 << 20]));
    assertFails("bomb.csv.gz");
    assertTheNextFileGoesOn("after-bomb");
  }

  @Test
  void nothingAtAllAndOnlyAHeader() {
    place.drop("empty.csv", "");
    place.drop("header.csv", HEADER);
    assertEnds("empty.csv");
    assertEnds("header.csv");
    assertTheNextFileGoesOn("after-empty");
  }

  @Test
  void oddNames() {
    List<String> names = List.of("a*b.csv", "c?d.csv", "e\\f.csv", "g\nh.csv", "%20 ü [x].csv");
    for (String name : names) {
      place.drop(name, HEADER + "odd-" + name.charAt(0) + ",x\n");
    }
    names.forEach(this::assertEnds);
    assertThat(ids()).contains("odd-a", "odd-c", "odd-e", "odd-g", "odd-%");
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void assertFails(String name) {
    await()
        .atMost(120, SECONDS)
        .untilAsserted(() -> assertThat(SftpPlace.names(place.failed())).contains(name));
    assertThat(place.failed().resolve(name + ".error.json")).content().contains("reason");
  }

  /** Read with or without its bad rows, or failed as a whole; but over. */
  private void assertEnds(String name) {
    await()
        .atMost(120, SECONDS)
        .untilAsserted(
            () ->
                assertThat(
                        SftpPlace.names(place.failed()).contains(name)
                            || SftpPlace.names(place.read()).contains(name))
                    .as("%s is read or failed", name)
                    .isTrue());
  }

  private void assertTheNextFileGoesOn(String id) {
    place.drop(id + ".csv", HEADER + id + ",good\n");
    await().atMost(60, SECONDS).untilAsserted(() -> assertThat(ids()).contains(id));
    assertThat(sandbox.rest().status("sales-in").isRunning()).isTrue();
  }

  private List<String> ids() {
    return SftpSourceIT.ids(sandbox.reader().toEnd("sales"));
  }
}
