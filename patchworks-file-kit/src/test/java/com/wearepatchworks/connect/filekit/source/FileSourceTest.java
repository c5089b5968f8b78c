/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** The engine over a store in memory; the test is the worker. */
final class FileSourceTest {
  @Test
  void goesOnInTheMiddleOfAFileAfterAStop() throws Exception {
    String[] lines = IntStream.range(0, 3_000).mapToObj(i -> "line " + i).toArray(String[]::new);
    Run run = new Run("prefetch.files", "0", "poll.max.records", "500");
    run.put("/in/a", lines);
    int first = run.send(1_000).size();
    run.commit();
    try (Run next = run.restart("prefetch.files", "0")) {
      List<String> rest = next.values(3_000 - first);
      assertThat(rest).startsWith("line " + first).endsWith("line 2999");
      next.commit();
      assertThat(Objects.requireNonNull(next.connect.offset("/in/a")).isComplete()).isTrue();
    }
    try (Run last = run.restart()) {
      assertThat(last.nothing()).isNull();
    }
  }

  @Test
  void newContentOfAKnownNameIsANewFile() throws Exception {
    try (Run run = new Run()) {
      run.put("/in/a", "old 1", "old 2");
      run.send(2);
      run.commit();
      run.store.now(1_800_000_000_000L);
      run.put("/in/a", "new 1", "new 2", "new 3");
      assertThat(run.values(3)).containsExactly("new 1", "new 2", "new 3");
    }
  }

  @Test
  void whatIsAddedToAFileIsReadAloneOrWithTheRestOrNotAtAll() throws Exception {
    for (String policy : List.of("continue", "new", "ignore")) {
      try (Run run = new Run("files.appended", policy)) {
        run.put("/in/a", "1", "2");
        run.send(2);
        run.commit();
        run.store.now(1_800_000_000_000L);
        run.put("/in/a", "1", "2", "3");
        switch (policy) {
          case "continue" -> assertThat(run.values(1)).containsExactly("3");
          case "new" -> assertThat(run.values(3)).containsExactly("1", "2", "3");
          default -> assertThat(run.nothing()).isNull();
        }
      }
    }
  }

  @Test
  void badRecordsArePassedOverOrGoToATopicWithTheirPlace() throws Exception {
    try (Run run = new Run("errors.bad.records", "skip")) {
      run.put("/in/a", "bad", "1", "bad", "2", "bad");
      assertThat(run.values(2)).containsExactly("1", "2");
      run.commit();
      await().until(() -> Objects.requireNonNull(run.connect.offset("/in/a")).isComplete());
    }
    try (Run run =
        new Run("errors.bad.records", "topic", "errors.bad.records.topic", "bad-lines")) {
      run.put("/in/a", "1", "bad", "2");
      List<SourceRecord> records = run.send(3);
      assertThat(records)
          .extracting(SourceRecord::topic)
          .containsExactly("lines", "bad-lines", "lines");
      SourceRecord bad = records.get(1);
      assertThat(bad.value()).isEqualTo("bad");
      assertThat(bad.headers().lastWithName("patchworks.error.file").value()).isEqualTo("/in/a");
      assertThat(bad.headers().lastWithName("patchworks.error.line").value()).isEqualTo(2L);
      assertThat(bad.headers().lastWithName("patchworks.error.record").value()).isEqualTo(2L);
      assertThat(bad.headers().lastWithName("patchworks.error.reason").value())
          .isEqualTo("A bad line");
    }
  }

  @Test
  void tooManyBadRecordsFailTheirFile() throws Exception {
    try (Run run = new Run("errors.bad.records", "skip", "errors.bad.records.max", "2")) {
      run.put("/in/a", "bad", "1", "bad", "bad");
      run.send(1);
      assertThatThrownBy(() -> run.send(1))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("More than errors.bad.records.max=2");
    }
  }

  @Test
  void aRecordThatIsTooLargeOrLacksItsKeyIsBad() throws Exception {
    try (Run run =
        new Run("errors.bad.records", "skip", "record.max.bytes", "300", "key", "${value.first}")) {
      run.put("/in/a", "1", "x".repeat(301), "é".repeat(200), "2");
      assertThat(run.values(2)).containsExactly("1", "2");
    }
    try (Run run =
        new Run(
            "errors.bad.records", "skip", "key", "${value.first}", "topic", "t-${value.first}")) {
      run.put("/in/a", "x1", "y2");
      List<SourceRecord> records = run.send(2);
      assertThat(records).extracting(SourceRecord::key).containsExactly("x", "y");
      assertThat(records).extracting(SourceRecord::topic).containsExactly("t-x", "t-y");
    }
  }

  @Test
  void templatesSeeTheFile() throws Exception {
    try (Run run =
        new Run(
            "files.regex",
            "(?<shop>[a-z]+)-.*",
            "topic",
            "sales-${group.shop}",
            "key",
            "${file.name}",
            "headers.at",
            "${file.path}",
            "timestamp",
            "${file.modified}",
            "file.headers",
            "true")) {
      run.put("/in/uk-1 2", "1");
      SourceRecord record = run.send(1).get(0);
      assertThat(record.topic()).isEqualTo("sales-uk");
      assertThat(record.key()).isEqualTo("uk-1 2");
      assertThat(record.timestamp()).isEqualTo(1_700_000_000_000L);
      assertThat(record.headers().lastWithName("at").value()).isEqualTo("/in/uk-1 2");
      assertThat(record.headers().lastWithName("file.record").value()).isEqualTo(1L);
      assertThat(record.headers().lastWithName("file.line").value()).isEqualTo(1L);
    }
  }

  @Test
  void filesOfOneKeyDoNotOvertakeEachOtherAndOthersDo() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    InMemoryFiles store = new InMemoryFiles();
    for (String path : List.of("/in/x/1", "/in/x/2", "/in/x/3", "/in/y/1")) {
      Run.put(store, path, path);
    }
    store.before(
        (operation, path) -> {
          if (operation.equals("read") && path.equals("/in/x/1")) {
            waitFor(release);
          }
        });
    try (Run run =
        new Run(store, new FakeConnect(), "files.order.key", "directory", "files.depth", "1")) {
      assertThat(run.values(1)).containsExactly("/in/y/1");
      assertThat(run.nothing()).isNull();
      release.countDown();
      assertThat(run.values(3)).containsExactly("/in/x/1", "/in/x/2", "/in/x/3");
    }
  }

  private static void waitFor(CountDownLatch latch) throws FileStoreException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new FileStoreException(Reason.UNREACHABLE, "interrupted", e);
    }
  }

  @Test
  void aReplacedFileIsReadAnewFromItsStart() throws Exception {
    try (Run run = new Run("prefetch.files", "0")) {
      String[] lines = IntStream.range(0, 5_000).mapToObj(i -> "old " + i).toArray(String[]::new);
      run.store.reading(in -> new Replacing(in, run));
      run.put("/in/a", lines);
      int old = run.values(1).size();
      run.store.reading(in -> in);
      List<SourceRecord> rest = new ArrayList<>();
      Awaiting.until(
          () -> {
            run.commit();
            List<SourceRecord> batch = run.source.poll(Duration.ofMillis(100));
            if (batch != null) {
              run.connect.send(run.source, batch);
              rest.addAll(batch);
            }
            return rest.stream().anyMatch(record -> "new 2".equals(record.value()));
          });
      assertThat(old).isPositive();
      assertThat(rest).extracting(SourceRecord::value).endsWith("new 1", "new 2");
    }
  }

  /** Puts another file in place when half of this one has been read. */
  private static final class Replacing extends FilterInputStream {
    private final Run run;
    private int read;

    Replacing(InputStream in, Run run) {
      super(in);
      this.run = run;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = in.read(into, offset, length);
      read += count;
      if (read > 20_000) {
        read = Integer.MIN_VALUE;
        run.store.now(1_800_000_000_000L);
        run.put("/in/a", "new 1", "new 2");
      }
      return count;
    }
  }

  @Test
  void aDryRunReadsNothing() throws Exception {
    try (Run run = new Run("dry.run", "true", "files.after", "delete")) {
      run.store.before(
          (operation, path) -> {
            if (operation.equals("read")) {
              throw new AssertionError("reads " + path);
            }
          });
      run.put("/in/a", "1");
      assertThat(run.nothing()).isNull();
      assertThat(run.store.paths()).containsExactly("/in/a");
    }
  }

  @Test
  void stopWakesWhoeverWaitsAndLeavesNoThread() throws Exception {
    Run run = new Run("buffer.max.records", "10", "poll.max.records", "10");
    run.put("/in/a", IntStream.range(0, 10_000).mapToObj(i -> "x" + i).toArray(String[]::new));
    run.send(10);
    long started = System.nanoTime();
    run.close();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("patchworks-test-0"));
  }

  @Test
  void aRefusedLoginFailsTheTaskAndALostServerDoesNot() throws Exception {
    try (Run run = new Run()) {
      run.put("/in/a", "1");
      run.store.before(
          (operation, path) -> {
            throw new FileStoreException(Reason.UNREACHABLE, "no route", null);
          });
      assertThat(run.nothing()).isNull();
      run.store.before((operation, path) -> {});
      assertThat(run.values(1)).containsExactly("1");
      run.store.before(
          (operation, path) -> {
            throw new FileStoreException(Reason.REFUSED, "wrong password", null);
          });
      assertThatThrownBy(() -> run.send(1))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("wrong password");
    }
  }
}
