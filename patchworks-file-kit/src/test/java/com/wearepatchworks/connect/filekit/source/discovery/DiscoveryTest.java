/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.format.Position;
import com.wearepatchworks.connect.filekit.source.FakeConnect;
import com.wearepatchworks.connect.filekit.source.offset.FileIdentity;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.source.offset.StoredOffsets;
import com.wearepatchworks.connect.filekit.source.pacing.Backoff;
import com.wearepatchworks.connect.filekit.source.pacing.Schedule;
import com.wearepatchworks.connect.filekit.source.pacing.Timing;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileEntry.Kind;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DiscoveryTest {
  private final InMemoryFiles store = new InMemoryFiles();
  private final FakeConnect connect = new FakeConnect();
  private final Found found = new Found();
  private long nowMs = 1_000_000;

  /** What was handed on. */
  private static final class Found implements Backlog {
    final List<String> read = new ArrayList<>();
    final List<String> before = new ArrayList<>();
    final Set<String> active = new HashSet<>();
    int room = 100;

    @Override
    public boolean isActive(String path) {
      return active.contains(path);
    }

    @Override
    public int room() {
      return room;
    }

    @Override
    public void read(SourceFile file, @Nullable FileOffset stored) {
      active.add(file.path());
      read.add(file.path());
    }

    @Override
    public void readBefore(SourceFile file, FileOffset stored) {
      before.add(file.path());
    }

    @Override
    public void fail(RuntimeException cause) {
      throw cause;
    }

    List<String> take() {
      List<String> taken = new ArrayList<>(read);
      read.clear();
      active.clear();
      return taken;
    }
  }

  private final class Clock implements Timing {
    @Override
    public long nanoTime() {
      return nowMs * 1_000_000;
    }

    @Override
    public Instant now() {
      return Instant.ofEpochMilli(nowMs);
    }

    @Override
    public boolean pause(Duration duration) {
      return true;
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }

  private Discovery discovery(String... options) {
    return discovery(new DiscoveryOptions.Share(0, 1), options);
  }

  private Discovery discovery(DiscoveryOptions.Share share, String... options) {
    Map<String, String> config = new HashMap<>();
    config.put("files.directories", "/in");
    config.put("files.settled.ms", "0");
    config.put("files.settled.listings", "1");
    for (int i = 0; i < options.length; i += 2) {
      config.put(options[i], options[i + 1]);
    }
    ConfigDef def = new ConfigDef();
    DiscoveryConfig.define(def);
    AbstractConfig parsed = new AbstractConfig(def, config, false);
    return new Discovery(
        store,
        DiscoveryConfig.from(parsed, share, Set.of("/in/archive"), ".read"),
        found,
        new StoredOffsets(connect),
        new Discovery.Rhythm(
            DiscoveryConfig.schedule(parsed),
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)),
            new Clock()));
  }

  private void put(String... paths) {
    for (String path : paths) {
      store.put(path, path.getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> look(Discovery discovery) throws FileStoreException {
    found.take();
    discovery.look();
    return List.copyOf(found.read);
  }

  @Test
  void looksAsDeepAsAskedAndNeverWhereTheConnectorPutsFiles() throws Exception {
    put("/in/a", "/in/x/b", "/in/x/y/c", "/in/archive/d", "/in/.patchworks/e", "/elsewhere/f");
    assertThat(look(discovery())).containsExactly("/in/a");
    assertThat(look(discovery("files.depth", "1"))).containsExactly("/in/a", "/in/x/b");
    assertThat(look(discovery("files.depth", "9")))
        .containsExactly("/in/a", "/in/x/b", "/in/x/y/c");
  }

  @Test
  void passesOverTemporaryNamesAndThoseThatWereRead() throws Exception {
    put("/in/a.tmp", "/in/a.part", "/in/a.filepart", "/in/.a", "/in/a.read", "/in/a");
    assertThat(look(discovery())).containsExactly("/in/a");
    assertThat(look(discovery("files.ignore", ""))).contains("/in/a.tmp", "/in/.a");
  }

  @Test
  void takesNamesAsTheyAre() throws Exception {
    put("/in/a b", "/in/50%", "/in/*", "/in/?", "/in/a\\b", "/in/line\nfeed", "/in/ü✓");
    assertThat(look(discovery())).hasSize(7);
  }

  @Test
  void choosesByGlobOrByRegularExpression() throws Exception {
    put("/in/a.csv", "/in/b.txt", "/in/x/c.csv");
    assertThat(look(discovery("files.depth", "1", "files.glob", "*.csv")))
        .containsExactly("/in/a.csv", "/in/x/c.csv");
    assertThat(look(discovery("files.depth", "1", "files.glob", "x/*")))
        .containsExactly("/in/x/c.csv");
    assertThat(look(discovery("files.depth", "1", "files.regex", "x/.*|b.*")))
        .containsExactly("/in/b.txt", "/in/x/c.csv");
  }

  @Test
  void waitsUntilSizeAndTimeHaveStayedTheSameByOurOwnClock() throws Exception {
    store.now(Long.MAX_VALUE / 2); // a clock that is far ahead neither blocks nor lets through
    put("/in/a");
    Discovery discovery = discovery("files.settled.ms", "5000", "files.settled.listings", "2");
    assertThat(look(discovery)).isEmpty();
    nowMs += 4_000;
    assertThat(look(discovery)).isEmpty();
    store.put("/in/a", "it has grown".getBytes(StandardCharsets.UTF_8));
    nowMs += 1_000;
    assertThat(look(discovery)).isEmpty();
    nowMs += 4_999;
    assertThat(look(discovery)).isEmpty();
    nowMs += 1;
    assertThat(look(discovery)).containsExactly("/in/a");
  }

  @Test
  void wantsAsManyListingsAsAskedHoweverLongTheyAreApart() throws Exception {
    put("/in/a");
    Discovery discovery = discovery("files.settled.ms", "10", "files.settled.listings", "3");
    for (int listing = 1; listing < 3; listing++) {
      assertThat(look(discovery)).isEmpty();
      nowMs += 1_000;
    }
    assertThat(look(discovery)).containsExactly("/in/a");
  }

  @Test
  void looksAgainSoonerWhileFilesSettle() throws Exception {
    Discovery discovery = discovery("files.settled.ms", "700", "poll.interval.ms", "60000");
    assertThat(discovery.look()).isEqualTo(Duration.ofMinutes(1));
    put("/in/a");
    assertThat(discovery.look()).isEqualTo(Duration.ofMillis(700));
  }

  @Test
  void aMarkerSaysThatAFileIsWhole() throws Exception {
    put("/in/a", "/in/b", "/in/b.done");
    Discovery discovery = discovery("files.marker.suffix", ".done", "files.settled.ms", "99999");
    assertThat(look(discovery)).containsExactly("/in/b");
    put("/in/a.done");
    assertThat(look(discovery)).containsExactly("/in/a", "/in/b");
  }

  @Test
  void aClaimedFileIsItsOldSelf() throws Exception {
    put("/in/a.csv.busy");
    assertThat(look(discovery("files.claim.suffix", ".busy", "files.glob", "*.csv")))
        .containsExactly("/in/a.csv");
  }

  @Test
  void ordersByNameTimeOrGroup() throws Exception {
    store.now(3_000);
    put("/in/day-9-a");
    store.now(1_000);
    put("/in/day-10-b");
    store.now(2_000);
    put("/in/day-2-c");
    assertThat(look(discovery())).containsExactly("/in/day-10-b", "/in/day-2-c", "/in/day-9-a");
    assertThat(look(discovery("files.order", "modified")))
        .containsExactly("/in/day-10-b", "/in/day-2-c", "/in/day-9-a");
    assertThat(look(discovery("files.order", "group", "files.regex", "day-(?<order>[0-9]+)-.*")))
        .containsExactly("/in/day-2-c", "/in/day-9-a", "/in/day-10-b");
  }

  @Test
  void aFileThatIsNotWholeHoldsBackThoseBehindItInItsLane() throws Exception {
    String[] options = {
      "files.settled.ms", "1000", "files.order.key", "directory", "files.depth", "1"
    };
    put("/in/b", "/in/c", "/in/x/d");
    Discovery discovery = discovery(options);
    look(discovery);
    nowMs += 999;
    put("/in/a");
    assertThat(look(discovery)).isEmpty();
    nowMs += 1;
    assertThat(look(discovery)).containsExactly("/in/x/d");
    nowMs += 999;
    assertThat(look(discovery)).containsExactly("/in/a", "/in/b", "/in/c", "/in/x/d");
  }

  @Test
  void tasksShareFilesByTheirKeyAndLeaveNoneOut() throws Exception {
    for (int i = 0; i < 200; i++) {
      put("/in/f" + i);
    }
    List<String> all = new ArrayList<>();
    for (int task = 0; task < 3; task++) {
      found.room = 1_000;
      List<String> share = look(discovery(new DiscoveryOptions.Share(task, 3)));
      assertThat(share).hasSizeBetween(30, 120);
      all.addAll(share);
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(200);
  }

  @Test
  void knowsWhatWasReadFromItsOffsetAndDoesNotAskTwice() throws Exception {
    put("/in/a", "/in/b");
    connect.store("/in/a", offset("/in/a").completed());
    connect.store("/in/b", offset("/in/b"));
    Discovery discovery = discovery();
    assertThat(look(discovery)).containsExactly("/in/b");
    assertThat(found.before).containsExactly("/in/a");
    discovery.done("/in/a", entry("/in/a"));
    found.before.clear();
    look(discovery);
    assertThat(found.before).isEmpty();
    store.now(2_000_000_000_000L);
    put("/in/a");
    assertThat(look(discovery)).as("new content").contains("/in/a");
  }

  private FileEntry entry(String path) throws FileStoreException {
    FileEntry entry = store.find(path);
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
      store.put("/in/%06d".formatted(i), new byte[0]);
    }
    found.room = 1_000;
    Discovery discovery = discovery();
    System.gc();
    long before = used();
    List<String> first = look(discovery);
    assertThat(first).hasSize(1_000).isSorted().startsWith("/in/000000").endsWith("/in/000999");
    found.take();
    System.gc();
    assertThat(used() - before).as("bytes kept").isLessThan(100L * files);
    assertThat(discovery.waiting()).isEqualTo(files);
    for (String path : first) {
      discovery.done(path, entry(path));
    }
    assertThat(look(discovery)).startsWith("/in/001000").endsWith("/in/001999");
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void aDirectoryThatIsMissingOrClosedDoesNotHideTheOthers() throws Exception {
    put("/in/a", "/in/closed/b");
    store.before(
        (operation, path) -> {
          if (operation.equals("list") && path.equals("/in/closed")) {
            throw new FileStoreException(Reason.DENIED, "closed", null);
          }
        });
    assertThat(look(discovery("files.depth", "1", "files.directories", "/none,/in")))
        .containsExactly("/in/a");
  }

  @Test
  void aListingThatBreaksOffForgetsNothing() throws Exception {
    put("/in/a");
    Discovery discovery = discovery("files.settled.listings", "2");
    look(discovery);
    store.before(
        (operation, path) -> {
          throw new FileStoreException(Reason.UNREACHABLE, "gone", null);
        });
    assertThatThrownBy(discovery::look).isInstanceOf(FileStoreException.class);
    store.before((operation, path) -> {});
    assertThat(look(discovery)).containsExactly("/in/a");
  }

  @Test
  void aScheduleMayBeACronExpression() {
    Instant noon = Instant.parse("2026-01-05T12:01:00Z");
    assertThat(Schedule.cron("*/15 * * * *").untilNext(noon)).isEqualTo(Duration.ofMinutes(14));
    assertThat(Schedule.every(Duration.ofSeconds(3)).untilNext(noon)).hasSeconds(3);
  }
}
