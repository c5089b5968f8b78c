/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.sandbox.Sandbox;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files that change under the reader's hands, and clocks that are wrong. */
final class SftpSourceChangeIT {
  private static final String NAME = "sales.csv";
  private static final int ROWS = 20_000;
  private static final int OTHER_ROWS = 700;

  @Test
  void aFileThatIsReplacedWhileItIsReadIsReadAnew() throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = exactlyOnce(place)) {
      SftpSourceIT.start(sandbox, slow());
      place.drop(NAME, rows("old", ROWS));
      await().atMost(60, SECONDS).until(() -> SftpSourceFaultIT.count(sandbox) >= 1_000);
      place.drop(NAME, rows("new", OTHER_ROWS));
      awaitRead(place, NAME);

      Map<String, Integer> seen = seen(sandbox);
      assertThat(seen.values()).as("how often rows came").containsOnly(1);
      assertThat(seen.keySet()).containsAll(ids("new", OTHER_ROWS));
      assertThat(seen.keySet()).as("rows of the old content that came before").contains("old-0");
      assertThat(place.read().resolve(NAME)).hasContent(rows("new", OTHER_ROWS));
      assertTheNextFileGoesOn(place, sandbox);
    }
  }

  @Test
  void ofAFileThatIsReplacedOrCutWhileItIsReadOnlyWhatIsThereInTheEndIsSeen() throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = exactlyOnce(place)) {
      SftpSourceIT.start(sandbox, slow().with("transaction.boundary", "connector"));
      place.drop(NAME, rows("old", ROWS));
      awaitUncommitted(sandbox);
      cut(place.in().resolve(NAME), rows("old", OTHER_ROWS).length());
      awaitRead(place, NAME);
      assertThat(seen(sandbox).keySet()).hasSize(OTHER_ROWS).containsAll(ids("old", OTHER_ROWS));

      place.drop(NAME, rows("second", ROWS));
      await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
      place.drop(NAME, rows("third", OTHER_ROWS));
      await().atMost(60, SECONDS).until(() -> seen(sandbox).containsKey("third-0"));

      Map<String, Integer> seen = seen(sandbox);
      assertThat(seen.values()).as("how often rows came").containsOnly(1);
      assertThat(seen.keySet()).noneMatch(id -> id.startsWith("second")).hasSize(2 * OTHER_ROWS);
      assertTheNextFileGoesOn(place, sandbox);
    }
  }

  @Test
  void aFileThatIsCutWhileItIsReadIsReadAnewAndTheNextOneGoesOn() throws Exception {
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = exactlyOnce(place)) {
      SftpSourceIT.start(sandbox, slow());
      place.drop(NAME, rows("old", ROWS));
      await().atMost(60, SECONDS).until(() -> SftpSourceFaultIT.count(sandbox) >= 1_000);
      cut(place.in().resolve(NAME), rows("old", OTHER_ROWS).length());
      awaitRead(place, NAME);

      Map<String, Integer> seen = seen(sandbox);
      assertThat(seen.keySet()).containsAll(ids("old", OTHER_ROWS));
      assertThat(seen.values())
          .as("at most of the old and of the new content")
          .allMatch(n -> n < 3);
      assertThat(ids("old", ROWS)).as("no half row").containsAll(seen.keySet());
      assertTheNextFileGoesOn(place, sandbox);
    }
  }

  @Test
  void clocksThatAreWrongNeitherBlockAFileNorLetHalfOfOnePass() throws Exception {
    Instant past = Instant.ofEpochSecond(1);
    Instant future = Instant.parse("2037-12-31T00:00:00Z"); // MINA lists nothing of after 2038
    try (SftpPlace place = new SftpPlace();
        Sandbox sandbox = exactlyOnce(place)) {
      SftpSourceIT.start(
          sandbox,
          SftpPlace.source().with("files.settled.ms", 2_000).with("files.order", "modified"));
      dropAt(place, "past.csv", rows("past", 5), past);
      dropAt(place, "future.csv", rows("future", 5), future);
      for (int half = 1; half <= 2; half++) {
        write(place, "slow-past.csv", rows("slow-past", 5 * half), past);
        write(place, "slow-future.csv", rows("slow-future", 5 * half), future);
        await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
      }
      for (String name : List.of("past.csv", "future.csv", "slow-past.csv", "slow-future.csv")) {
        awaitRead(place, name);
      }
      Map<String, Integer> seen = seen(sandbox);
      assertThat(seen.values()).as("how often rows came").containsOnly(1);
      assertThat(seen).hasSize(30);
      assertThat(SftpPlace.names(place.failed())).isEmpty();
    }
  }

  private static Sandbox exactlyOnce(SftpPlace place) {
    return place
        .sandbox()
        .worker(config -> config.with("exactly.once.source.support", "enabled"))
        .start();
  }

  /**
   * Slow enough to change a file in the middle of it, which must not be in the memory as a whole by
   * then: the content of a file that was fetched ahead is what it was.
   */
  private static ExampleConfig slow() {
    return SftpPlace.source()
        .with("exactly.once.support", "required")
        .with("prefetch.files", 0)
        .with("read.max.bytes.per.second", 100_000)
        .with("poll.max.records", 500);
  }

  private static String rows(String prefix, int count) {
    StringBuilder csv = new StringBuilder("id,note\n");
    ids(prefix, count)
        .forEach(id -> csv.append(id).append(",").append("y".repeat(40)).append('\n'));
    return csv.toString();
  }

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(row -> prefix + "-" + row).toList();
  }

  private static Map<String, Integer> seen(Sandbox sandbox) {
    Map<String, Integer> times = new HashMap<>();
    SftpSourceIT.ids(sandbox.reader().toEnd("sales"))
        .forEach(id -> times.merge(id, 1, Integer::sum));
    return times;
  }

  /** Waits until the first records are on their way, in a transaction that is not committed. */
  private static void awaitUncommitted(Sandbox sandbox) {
    await()
        .atMost(60, SECONDS)
        .until(
            () -> {
              try (var topics = sandbox.topics()) {
                return topics.names().contains("sales");
              }
            });
    assertThat(SftpSourceFaultIT.count(sandbox)).as("committed").isZero();
  }

  private static void cut(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }
  }

  private static void dropAt(SftpPlace place, String name, String content, Instant modified)
      throws IOException {
    Path part = place.in().resolve(name + ".part");
    Files.writeString(part, content);
    Files.setLastModifiedTime(part, FileTime.from(modified));
    Files.move(part, place.in().resolve(name));
  }

  /** Under its name at once, as a careless flow does. */
  private static void write(SftpPlace place, String name, String content, Instant modified)
      throws IOException {
    Path file = place.in().resolve(name);
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private static void awaitRead(SftpPlace place, String name) {
    await()
        .atMost(90, SECONDS)
        .untilAsserted(() -> assertThat(SftpPlace.names(place.read())).contains(name));
  }

  private static void assertTheNextFileGoesOn(SftpPlace place, Sandbox sandbox) {
    place.drop("next.csv", rows("next", 1));
    await().atMost(60, SECONDS).until(() -> seen(sandbox).containsKey("next-0"));
    assertThat(sandbox.rest().status("sales-in").isRunning()).isTrue();
  }
}
