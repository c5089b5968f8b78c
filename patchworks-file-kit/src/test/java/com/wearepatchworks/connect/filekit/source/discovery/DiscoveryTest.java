/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.format.Position;
import com.wearepatchworks.connect.filekit.pacing.CronSchedule;
import com.wearepatchworks.connect.filekit.pacing.Schedule;
import com.wearepatchworks.connect.filekit.source.offset.FileIdentity;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileEntry.Kind;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiscoveryTest {
  private final Lookout on = new Lookout();

  @Test
  void looksAsDeepAsAskedAndNeverWhereTheConnectorPutsFiles() throws Exception {
    on.put("/in/a", "/in/x/b", "/in/x/y/c", "/in/archive/d", "/in/.patchworks/e", "/elsewhere/f");
    assertThat(on.look(on.discovery())).containsExactly("/in/a");
    assertThat(on.look(on.discovery("files.depth", "1"))).containsExactly("/in/a", "/in/x/b");
    assertThat(on.look(on.discovery("files.depth", "9")))
        .containsExactly("/in/a", "/in/x/b", "/in/x/y/c");
  }

  @Test
  void passesOverTemporaryNamesAndThoseThatWereRead() throws Exception {
    on.put("/in/a.tmp", "/in/a.part", "/in/a.filepart", "/in/.a", "/in/a.read", "/in/a");
    assertThat(on.look(on.discovery())).containsExactly("/in/a");
    assertThat(on.look(on.discovery("files.ignore", ""))).contains("/in/a.tmp", "/in/.a");
  }

  @Test
  void takesNamesAsTheyAre() throws Exception {
    on.put("/in/a b", "/in/50%", "/in/*", "/in/?", "/in/a\\b", "/in/line\nfeed", "/in/ü✓");
    assertThat(on.look(on.discovery())).hasSize(7);
  }

  @Test
  void choosesByGlobOrByRegularExpression() throws Exception {
    on.put("/in/a.csv", "/in/b.txt", "/in/x/c.csv");
    assertThat(on.look(on.discovery("files.depth", "1", "files.glob", "*.csv")))
        .containsExactly("/in/a.csv", "/in/x/c.csv");
    assertThat(on.look(on.discovery("files.depth", "1", "files.glob", "x/*")))
        .containsExactly("/in/x/c.csv");
    assertThat(on.look(on.discovery("files.depth", "1", "files.regex", "x/.*|b.*")))
        .containsExactly("/in/b.txt", "/in/x/c.csv");
  }

  @Test
  void aFileThatIsNotWholeHoldsBackThoseBehindItInItsLane() throws Exception {
    String[] options = {
      "files.settled.ms", "1000", "files.order.key", "directory", "files.depth", "1"
    };
    on.put("/in/b", "/in/c", "/in/x/d");
    Discovery discovery = on.discovery(options);
    on.look(discovery);
    on.nowMs += 999;
    on.put("/in/a");
    assertThat(on.look(discovery)).isEmpty();
    on.nowMs += 1;
    assertThat(on.look(discovery)).containsExactly("/in/x/d");
    on.nowMs += 999;
    assertThat(on.look(discovery)).containsExactly("/in/a", "/in/b", "/in/c", "/in/x/d");
  }

  @Test
  void tasksShareFilesByTheirKeyAndLeaveNoneOut() throws Exception {
    for (int i = 0; i < 200; i++) {
      on.put("/in/f" + i);
    }
    List<String> all = new ArrayList<>();
    for (int task = 0; task < 3; task++) {
      on.found.room = 1_000;
      List<String> share = on.look(on.discovery(new DiscoveryOptions.Share(task, 3)));
      assertThat(share).hasSizeBetween(30, 120);
      all.addAll(share);
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(200);
  }

  @Test
  void knowsWhatWasReadFromItsOffsetAndDoesNotAskTwice() throws Exception {
    on.put("/in/a", "/in/b");
    on.connect.store("/in/a", offset("/in/a").completed());
    on.connect.store("/in/b", offset("/in/b"));
    Discovery discovery = on.discovery();
    assertThat(on.look(discovery)).containsExactly("/in/b");
    assertThat(on.found.before).containsExactly("/in/a");
    discovery.done("/in/a", entry("/in/a"));
    on.found.before.clear();
    on.look(discovery);
    assertThat(on.found.before).isEmpty();
    on.store.now(2_000_000_000_000L);
    on.put("/in/a");
    assertThat(on.look(discovery)).as("new content").contains("/in/a");
  }

  private FileEntry entry(String path) throws FileStoreException {
    FileEntry entry = on.store.find(path);
    return entry == null ? new FileEntry(path, Kind.OTHER, 0, 0) : entry;
  }

  private FileOffset offset(String path) throws FileStoreException {
    FileEntry entry = entry(path);
    return new FileOffset(
        new FileIdentity(entry.size(), entry.modifiedMs(), "", 0), Position.START, 0);
  }

  @Test
  void handsOnTheFirstInOrderAndKeepsOnlyNumbersOfTheRest() throws Exception {
    int files = 100_000;
    for (int i = 0; i < files; i++) {
      on.store.put("/in/%06d".formatted(i), new byte[0]);
    }
    on.found.room = 1_000;
    Discovery discovery = on.discovery();
    System.gc();
    long before = used();
    List<String> first = on.look(discovery);
    assertThat(first).hasSize(1_000).isSorted().startsWith("/in/000000").endsWith("/in/000999");
    on.found.take();
    System.gc();
    assertThat(used() - before).as("bytes kept").isLessThan(100L * files);
    assertThat(discovery.waiting()).isEqualTo(files);
    for (String path : first) {
      discovery.done(path, entry(path));
    }
    assertThat(on.look(discovery)).startsWith("/in/001000").endsWith("/in/001999");
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void aDirectoryThatIsMissingOrClosedDoesNotHideTheOthers() throws Exception {
    on.put("/in/a", "/in/closed/b");
    on.store.before(
        (operation, path) -> {
          if (operation.equals("list") && path.equals("/in/closed")) {
            throw new FileStoreException(Reason.DENIED, "closed", null);
          }
        });
    assertThat(on.look(on.discovery("files.depth", "1", "files.directories", "/none,/in")))
        .containsExactly("/in/a");
  }

  @Test
  void aListingThatBreaksOffForgetsNothing() throws Exception {
    on.put("/in/a");
    Discovery discovery = on.discovery("files.settled.listings", "2");
    on.look(discovery);
    on.store.before(
        (operation, path) -> {
          throw new FileStoreException(Reason.UNREACHABLE, "gone", null);
        });
    assertThatThrownBy(discovery::look).isInstanceOf(FileStoreException.class);
    on.store.before((operation, path) -> {});
    assertThat(on.look(discovery)).containsExactly("/in/a");
  }

  @Test
  void aScheduleMayBeACronExpression() {
    Instant noon = Instant.parse("2026-01-05T12:01:00Z");
    CronSchedule quarters = CronSchedule.parse("*/15 * * * *", ZoneOffset.UTC);
    assertThat(Schedule.at(quarters).untilNext(noon)).isEqualTo(Duration.ofMinutes(14));
    CronSchedule six = CronSchedule.parse("0 18 * * *", ZoneId.of("Asia/Kolkata"));
    assertThat(Schedule.at(six).untilNext(noon)).isEqualTo(Duration.ofMinutes(29));
    assertThat(Schedule.every(Duration.ofSeconds(3)).untilNext(noon)).hasSeconds(3);
  }
}
