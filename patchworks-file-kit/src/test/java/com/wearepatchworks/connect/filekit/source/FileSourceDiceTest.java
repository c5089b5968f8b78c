/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files by dice, killed tasks, a store that fails, files that grow and that are replaced; then a
 * naive account. A killed task leaves what was committed, and nothing else.
 */
final class FileSourceDiceTest {
  private static final Duration PATIENCE = Duration.ofMillis(20);
  private static final long END_MS = 20_000;

  private final FakeConnect connect = new FakeConnect();
  private final InMemoryFiles store = new InMemoryFiles();

  /** How often each line is to be seen: the lines of files that were replaced half read may be. */
  private final Map<String, Boolean> lines = new TreeMap<>();

  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();
  private long clock = 1_700_000_000_000L;
  private volatile boolean calm;

  private enum Mode {
    EXACTLY_ONCE,
    TRANSACTION_PER_FILE,
    AT_LEAST_ONCE
  }

  @ParameterizedTest
  @CsvSource({
    "1, EXACTLY_ONCE, keep, none",
    "4, EXACTLY_ONCE, move, all",
    "7, TRANSACTION_PER_FILE, keep, none",
    "11, AT_LEAST_ONCE, move, directory",
  })
  void everyRecordArrives(long seed, Mode mode, String after, String key) throws Exception {
    play(seed, mode, options(after, key), 50);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "1, EXACTLY_ONCE, keep, none",
    "2, EXACTLY_ONCE, keep, directory",
    "3, EXACTLY_ONCE, delete, none",
    "4, EXACTLY_ONCE, move, all",
    "5, EXACTLY_ONCE, keep, none",
    "6, EXACTLY_ONCE, rename, none",
    "7, TRANSACTION_PER_FILE, keep, none",
    "8, TRANSACTION_PER_FILE, delete, directory",
    "9, AT_LEAST_ONCE, keep, none",
    "10, AT_LEAST_ONCE, delete, none",
    "11, AT_LEAST_ONCE, move, directory",
    "12, EXACTLY_ONCE, keep, none",
    "13, EXACTLY_ONCE, keep, directory",
  })
  void everyRecordArrivesHoweverLongItTakes(long seed, Mode mode, String after, String key)
      throws Exception {
    play(seed, mode, options(after, key), 150);
  }

  private void play(long seed, Mode mode, String[] options, int steps) throws Exception {
    boolean keeps = options[1].equals("keep");
    Random dice = new Random(seed);
    troubleBy(new Random(seed + 1));
    FileSource source = start(mode, options);
    try {
      for (int step = 0; step < steps; step++) {
        change(dice, keeps);
        work(source, mode, dice);
        if (dice.nextInt(12) == 0) {
          source.close();
          connect.kill();
          source = start(mode, options);
        }
      }
      calm = true;
      finish(source, mode);
    } finally {
      source.close();
    }
    account(mode);
    if (!keeps) {
      assertThat(leftBehind()).isEmpty();
    }
  }

  private List<String> leftBehind() {
    return store.paths().stream()
        .filter(path -> path.startsWith("/in/") && !path.endsWith(".done"))
        .toList();
  }

  private static String[] options(String after, String key) {
    return new String[] {
      "files.after",
      after,
      "files.archive.directory",
      "/archive",
      "files.order.key",
      key,
      "files.depth",
      "2",
      "files.appended",
      "continue",
      "buffer.max.records",
      "50",
      "prefetch.file.max.bytes",
      "600",
      "poll.max.records",
      "37"
    };
  }

  private FileSource start(Mode mode, String[] options) {
    return Sources.start(
        store, connect, mode == Mode.TRANSACTION_PER_FILE ? connect : null, options);
  }

  private void work(FileSource source, Mode mode, Random dice) throws InterruptedException {
    List<SourceRecord> batch = source.poll(PATIENCE);
    if (batch == null) {
      if (mode == Mode.AT_LEAST_ONCE && dice.nextInt(4) == 0) {
        connect.flush(source);
      }
      return;
    }
    switch (mode) {
      case EXACTLY_ONCE -> connect.transact(source, batch);
      case TRANSACTION_PER_FILE -> connect.transactAsTold(source, batch);
      case AT_LEAST_ONCE -> connect.send(source, batch);
      default -> throw new IllegalStateException();
    }
  }

  private void finish(FileSource source, Mode mode) throws InterruptedException {
    long end = System.nanoTime() + END_MS * 1_000_000;
    int idle = 0;
    while (idle < 40 && System.nanoTime() < end) {
      List<SourceRecord> batch = source.poll(PATIENCE);
      if (batch == null) {
        idle++;
        connect.flush(source);
      } else {
        idle = 0;
        switch (mode) {
          case TRANSACTION_PER_FILE -> connect.transactAsTold(source, batch);
          default -> connect.transact(source, batch);
        }
      }
    }
  }

  private void change(Random dice, boolean alsoKnownFiles) {
    int what = dice.nextInt(alsoKnownFiles ? 6 : 12);
    List<String> known = new ArrayList<>(new TreeMap<>(versions).keySet());
    if (what == 0 || known.isEmpty()) {
      String path = "/in/" + (dice.nextBoolean() ? "" : "sub/") + "f" + versions.size();
      put(path, 0, new StringBuilder(), dice);
    } else if (what == 1 && alsoKnownFiles) {
      String path = known.get(dice.nextInt(known.size()));
      byte[] content = store.get(path);
      put(path, version(path), new StringBuilder(text(content)), dice);
    } else if (what == 2 && alsoKnownFiles) {
      replace(known.get(dice.nextInt(known.size())), dice);
    }
  }

  private static String text(byte @Nullable [] content) {
    return content == null ? "" : new String(content, StandardCharsets.UTF_8);
  }

  private int version(String path) {
    return versions.getOrDefault(path, 0);
  }

  private void replace(String path, Random dice) {
    String prefix = path + "/" + version(path) + "/";
    lines.replaceAll((line, must) -> must && !line.startsWith(prefix));
    lengths.remove(path);
    put(path, version(path) + 1, new StringBuilder(), dice);
  }

  private void put(String path, int version, StringBuilder content, Random dice) {
    versions.put(path, version);
    int from = lengths.getOrDefault(path, 0);
    int atLeast = from > 0 ? 1 : 0; // a file that is only touched counts as another one
    int to = from + atLeast + dice.nextInt(dice.nextInt(10) == 0 ? 2_000 : 60);
    for (int i = from; i < to; i++) {
      String line = path + "/" + version + "/" + i;
      lines.put(line, true);
      content.append(line).append('\n');
    }
    lengths.put(path, to);
    clock += 1_000;
    store.now(clock);
    store.put(path, content.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void troubleBy(Random dice) {
    store.before(
        (operation, path) -> {
          if (!calm && dice.nextInt(30) == 0) {
            throw new FileStoreException(Reason.UNREACHABLE, operation + " by dice", null);
          }
        });
    store.reading(in -> calm || dice.nextInt(4) > 0 ? in : new Frail(in, dice));
  }

  /** Breaks off, or ends as if it were all. */
  private static final class Frail extends FilterInputStream {
    private final Random dice;
    private int left;

    Frail(InputStream in, Random dice) {
      super(in);
      this.dice = dice;
      this.left = dice.nextInt(9_000);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        if (dice.nextInt(5) == 0) {
          return -1;
        }
        throw new FileStoreException(Reason.UNREACHABLE, "broken off by dice", null);
      }
      int count = in.read(into, offset, Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }

  private void account(Mode mode) {
    Map<String, Integer> seen = new HashMap<>();
    connect.topic.forEach(record -> seen.merge(String.valueOf(record.value()), 1, Integer::sum));
    List<String> lost = new ArrayList<>();
    lines.forEach(
        (line, must) -> {
          if (must && !seen.containsKey(line)) {
            lost.add(line);
          }
        });
    assertThat(lost).as("lost").isEmpty();
    assertThat(lines.keySet()).as("invented").containsAll(seen.keySet());
    if (mode != Mode.AT_LEAST_ONCE) {
      seen.values().removeIf(count -> count == 1);
      assertThat(seen).as("doubled").isEmpty();
    }
  }
}
