/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.SftpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SftpFlowTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final SftpServer server = SftpServer.start();
  private final Path directory = server.access().directory();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void dropsWholeFilesAndTellsTheLedger() throws Exception {
    Ledger ledger = new Ledger();
    List<SalesFile> files = List.of(file("a b.csv", "1"), file("ü.csv", "2"));
    try (Drop drop =
        new Drop(
            SftpSession.open(server.access()), directory.toString(), files.iterator(), ledger)) {
      drop.start();
      assertThat(drop.await(SOON)).isTrue();

      assertThat(drop.files()).isEqualTo(2);
      assertThat(ledger.totals().accepted()).isEqualTo(2);
      assertThat(names()).containsExactlyInAnyOrder("a b.csv", "ü.csv");
      assertThat(directory.resolve("ü.csv")).hasContent("id\n2\n");
    }
  }

  @Test
  void tellsTheLedgerWhenAFileCannotBePut() throws Exception {
    Ledger ledger = new Ledger();
    try (Drop drop =
        new Drop(
            SftpSession.open(server.access()),
            directory + "/not-there",
            List.of(file("a.csv", "1")).iterator(),
            ledger)) {
      drop.start();
      assertThat(drop.await(SOON)).isTrue();

      assertThat(ledger.totals().refused()).isEqualTo(1);
      assertThat(ledger.firstRefusal()).contains("a.csv could not be put");
    }
  }

  @Test
  void picksUpWhatIsWantedAndDeletesIt() throws Exception {
    List<String> picked = new CopyOnWriteArrayList<>();
    for (String name : List.of("x.ndjson", ".y.ndjson", "z.ndjson.tmp")) {
      Files.writeString(directory.resolve(name), "{\"id\":1}\n{\"id\":2}\n");
    }
    try (PickUp pickUp =
        new PickUp(
            SftpSession.open(server.access()),
            directory.toString(),
            (file, line) -> picked.add(file + " " + new String(line, StandardCharsets.UTF_8)))) {
      pickUp.start();

      await().atMost(SOON).until(() -> picked.size() == 2);
      assertThat(picked).containsExactly("x.ndjson {\"id\":1}", "x.ndjson {\"id\":2}");
      assertThat(names()).containsExactlyInAnyOrder(".y.ndjson", "z.ndjson.tmp");
    }
  }

  private static SalesFile file(String name, String id) {
    return new SalesFile(name, "id\n" + id + "\n", List.of(new Item(id, "{}")));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
