/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does that has files to read. {@link FileStoreWritingContract} is the rest. */
public abstract class FileStoreContract {
  private final List<FileStore> opened = new ArrayList<>();

  /** The store under test, opened anew for each test. */
  protected FileStore store = new InMemoryFiles();

  /** Another client of the same files; closed by the contract. */
  protected abstract FileStore open() throws Exception;

  /** An empty directory that exists. */
  protected abstract String root();

  /** Makes a file by other means than the store, with the directories that it needs. */
  protected abstract void put(String path, byte[] content) throws Exception;

  /** Reads a file by other means than the store; null when there is none. */
  protected abstract byte @Nullable [] get(String path) throws Exception;

  /** A file that this user may not delete; null when the place has no rights. */
  protected abstract @Nullable String forbidden();

  @BeforeEach
  void openStore() throws Exception {
    store = another();
  }

  @AfterEach
  void closeStores() {
    opened.forEach(FileStore::close);
  }

  /** Another store instance on the same files. */
  protected final FileStore another() throws Exception {
    FileStore another = open();
    opened.add(another);
    return another;
  }

  /** A path below the root. */
  protected final String at(String name) {
    return root() + "/" + name;
  }

  /** Content that does not compress and repeats nowhere. */
  protected static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** What is there, which must not be null. */
  protected final byte[] content(String path) throws Exception {
    return Objects.requireNonNull(get(path), path);
  }

  /** Checks that a call fails for a reason, in words that name the path. */
  protected static void assertFails(Reason reason, String path, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FileStoreException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(path);
  }

  private static byte[] bytes(InputStream in) throws IOException {
    try (in) {
      return in.readAllBytes();
    }
  }

  private Map<String, FileEntry> listed(String directory) throws IOException {
    Map<String, FileEntry> entries = new TreeMap<>();
    store.list(
        directory,
        entry -> {
          assertThat(entries.put(entry.path(), entry)).isNull();
          return true;
        });
    return entries;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.csv",
        "with space",
        "100%",
        "%41",
        "a*",
        "a?",
        "a[bc]",
        "back\\slash",
        "\\*",
        "~x",
        ".hidden",
        "grüße-日本-🎈",
        "line\nbreak",
        "'quoted\"",
        "$HOME",
        "-rf",
        "a;b&c|d",
        "e\u0301"
      })
  void everyCharacterOfANameIsThatCharacter(String name) throws Exception {
    byte[] bytes = random(100);
    put(at("names/" + name), bytes);
    put(at("names/abc"), random(7));

    assertThat(listed(at("names"))).containsKey(at("names/" + name)).hasSize(2);
    assertThat(Objects.requireNonNull(store.find(at("names/" + name))).size()).isEqualTo(100);
    assertThat(bytes(store.read(at("names/" + name), 0))).isEqualTo(bytes);
    store.move(at("names/" + name), at("moved/" + name));
    assertThat(get(at("names/" + name))).isNull();
    try (Draft draft = store.draft(at("tmp/" + name), at("moved/" + name))) {
      draft.content().write(new byte[] {1});
      assertThat(store.publish(draft.seal())).isTrue();
    }
    assertThat(get(at("moved/" + name))).isEqualTo(new byte[] {1});
    store.delete(at("moved/" + name));
    assertThat(get(at("moved/" + name))).isNull();
    assertThat(content(at("names/abc"))).hasSize(7);
  }

  @Test
  void tellsKindsSizesAndTimes() throws Exception {
    put(at("in/a"), random(3));
    put(at("in/sub/b"), random(4));
    put(at("in/empty"), new byte[0]);

    Map<String, FileEntry> entries = listed(at("in"));
    assertThat(entries.keySet())
        .containsExactlyInAnyOrder(at("in/a"), at("in/empty"), at("in/sub"));
    FileEntry file = Objects.requireNonNull(entries.get(at("in/a")));
    assertThat(file.isFile()).isTrue();
    assertThat(file.size()).isEqualTo(3);
    assertThat(file.modifiedMs()).isGreaterThan(1_600_000_000_000L);
    assertThat(file).isEqualTo(store.find(at("in/a")));
    assertThat(Objects.requireNonNull(entries.get(at("in/sub"))).isDirectory()).isTrue();
    assertThat(Objects.requireNonNull(store.find(at("in/sub"))).isDirectory()).isTrue();
    assertThat(Objects.requireNonNull(store.find("/")).isDirectory()).isTrue();
    assertThat(store.find(at("in/nothing"))).isNull();
    assertThat(store.find(at("no/where"))).isNull();
  }

  @Test
  void listsManyFilesAndStopsEarly() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      put(at("many/file-" + i), new byte[0]);
    }
    assertThat(listed(at("many"))).hasSize(10_000);
    List<String> first = new ArrayList<>();
    store.list(at("many"), entry -> first.add(entry.path()) && first.size() < 5);
    assertThat(first).hasSize(5);
    assertThat(store.find(at("many/file-9999"))).isNotNull();
  }

  @Test
  void saysThatADirectoryIsMissing() {
    assertFails(Reason.MISSING, at("none"), () -> store.list(at("none"), entry -> true));
    assertFails(Reason.MISSING, at("none"), () -> store.read(at("none"), 0).read());
  }

  @Test
  void readsFromAnyByte() throws Exception {
    byte[] bytes = random(300_000);
    put(at("data"), bytes);
    for (int from : new int[] {0, 1, 32_767, 32_768, 250_000, 299_999}) {
      assertThat(bytes(store.read(at("data"), from)))
          .isEqualTo(Arrays.copyOfRange(bytes, from, bytes.length));
    }
    assertThat(bytes(store.read(at("data"), 300_000))).isEmpty();
    assertThat(bytes(store.read(at("data"), 5_000_000_000L))).isEmpty();
    put(at("empty"), new byte[0]);
    assertThat(bytes(store.read(at("empty"), 0))).isEmpty();
  }

  @Test
  void readsBigFilesToTheLastByte() throws Exception {
    byte[] bytes = random(20_000_000);
    put(at("big"), bytes);
    assertThat(bytes(store.read(at("big"), 0)).length).isEqualTo(bytes.length);
    try (InputStream in = store.read(at("big"), 0)) {
      for (int i = 0; i < 1000; i++) {
        assertThat(in.read()).isEqualTo(bytes[i] & 0xff);
      }
      assertThat(Arrays.equals(in.readAllBytes(), 0, 19_999_000, bytes, 1000, 20_000_000)).isTrue();
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void closingEarlyDisturbsNoOtherRead() throws Exception {
    byte[] bytes = random(3_000_000);
    put(at("big"), bytes);
    for (int i = 0; i < 20; i++) {
      try (InputStream in = store.read(at("big"), i * 1000L)) {
        assertThat(in.readNBytes(10)).isEqualTo(Arrays.copyOfRange(bytes, i * 1000, i * 1000 + 10));
      }
    }
    assertThat(Arrays.equals(bytes(store.read(at("big"), 0)), bytes)).isTrue();
  }

  @Test
  void manyThreadsReadAtOnce() throws Exception {
    int readers = 12;
    for (int i = 0; i < readers; i++) {
      put(at("many/" + i), random(400_000 + i));
    }
    ExecutorService threads = Executors.newFixedThreadPool(readers);
    try {
      List<Future<Boolean>> equal = new ArrayList<>();
      for (int i = 0; i < readers * 3; i++) {
        int file = i % readers;
        equal.add(
            threads.submit(
                () ->
                    Arrays.equals(
                        bytes(store.read(at("many/" + file), 0)), random(400_000 + file))));
      }
      for (Future<Boolean> each : equal) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void movesToWhereNothingIs() throws Exception {
    put(at("from"), random(10));
    put(at("taken"), random(20));
    assertFails(Reason.EXISTS, at("taken"), () -> store.move(at("from"), at("taken")));
    assertThat(content(at("taken"))).hasSize(20);
    store.move(at("from"), at("new/deep/to"));
    assertThat(content(at("new/deep/to"))).hasSize(10);
    assertThat(get(at("from"))).isNull();
    assertFails(Reason.MISSING, at("from"), () -> store.move(at("from"), at("other")));
  }

  @Test
  void deletesWhatIsThere() throws Exception {
    put(at("file"), random(10));
    store.delete(at("file"));
    store.delete(at("file"));
    store.delete(at("no/such/file"));
    assertThat(store.find(at("file"))).isNull();
  }

  @Test
  void saysThatAUserMayNot() {
    String forbidden = forbidden();
    assumeThat(forbidden).isNotNull();
    assertFails(
        Reason.DENIED,
        String.valueOf(forbidden),
        () -> store.delete(Objects.requireNonNull(forbidden)));
  }
}
