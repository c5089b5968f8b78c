/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import static com.wearepatchworks.connect.filekit.sink.Life.P0;
import static com.wearepatchworks.connect.filekit.sink.Life.P1;
import static com.wearepatchworks.connect.filekit.sink.Life.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** Which records go to which file, when files end, what may be committed. */
class FileSinkTest {
  private static final String FIRST = "/out/orders-0-00000000000000000000.txt";

  private final InMemoryFiles files = new InMemoryFiles();
  private final ManualClock clock = new ManualClock();

  private Life life(String... options) {
    return new Life(files, clock, options).open(P0, P1);
  }

  private List<String> published() {
    return files.paths().stream().filter(path -> !path.contains("/.patchworks/")).toList();
  }

  private String text(String path) {
    return new String(Objects.requireNonNull(files.get(path), path), StandardCharsets.UTF_8);
  }

  @Test
  void aFileEndsWithItsLastRecordAndIsCommittedWhenItHasAppeared() {
    Life life = life("rotate.records", "2");
    life.sink.put(List.of(record(P0, 0, "a"), record(P0, 1, "b"), record(P0, 2, "c")));
    assertThat(published()).isEmpty();
    assertThat(life.committable(P0, 3)).isZero();
    life.settle();
    assertThat(text(FIRST)).isEqualTo("a\nb\nend\n");
    assertThat(life.committable(P0, 3)).isEqualTo(2);
    assertThat(life.committable(P1, 7)).isEqualTo(7);
  }

  @Test
  void aFileEndsBySize() {
    life("rotate.bytes", "10").put(0, "12345", "6789", "x");
    assertThat(text(FIRST)).isEqualTo("12345\n6789\nend\n");
  }

  @Test
  void aFileEndsAfterItsIntervalWithoutTraffic() {
    Life life = life("rotate.interval.ms", "1000").put(0, "a");
    assertThat(life.context.timeoutMs).isEqualTo(1000);
    life.pass(999);
    assertThat(published()).isEmpty();
    assertThat(life.context.timeoutMs).isEqualTo(1);
    life.pass(1);
    assertThat(text(FIRST)).isEqualTo("a\nend\n");
  }

  @Test
  void showsHowLongTheOldestFileIsOpen() {
    Map<String, LongSupplier> shown = new HashMap<>();
    Life life = life("rotate.records", "2");
    life.sink.measuredBy(
        new Metrics() {
          @Override
          public void gauge(String name, String description, LongSupplier value) {
            shown.put(name, value);
          }

          @Override
          public void close() {}
        });
    LongSupplier oldest = Objects.requireNonNull(shown.get("oldest-open-ms"));
    assertThat(oldest.getAsLong()).isZero();
    life.put(0, "a").pass(700);
    life.put(List.of(record(P1, 0, "b"))).pass(300);
    assertThat(oldest.getAsLong()).isEqualTo(1000);
    life.put(1, "c");
    assertThat(oldest.getAsLong()).isEqualTo(300);
  }

  @Test
  void aFileEndsInPreCommitToo() {
    Life life = life("rotate.interval.ms", "1000").put(0, "a");
    clock.advance(1000);
    assertThat(life.committable(P0, 1)).isZero();
    life.executor.runAll();
    assertThat(published()).containsExactly(FIRST);
    assertThat(life.committable(P0, 1)).isEqualTo(1);
  }

  @Test
  void aFileEndsWhenItIsIdle() {
    Life life = life("rotate.idle.ms", "1000").put(0, "a").pass(900).put(1, "b").pass(900);
    assertThat(published()).isEmpty();
    life.pass(100);
    assertThat(text(FIRST)).isEqualTo("a\nb\nend\n");
  }

  @Test
  void aFileEndsAtTheMomentOfTheCrontab() {
    Life life = life("rotate.cron", "30 * * * *", "rotate.interval.ms", "0").put(0, "a");
    life.pass(29 * 60_000);
    assertThat(published()).isEmpty();
    life.pass(60_000);
    assertThat(published()).containsExactly(FIRST);
  }

  @Test
  void aRecordOfAnotherTimeOrWithOtherColumnsBeginsAFile() {
    life("rotate.record.time.ms", "3").put(0, "a", "b", "c", "d");
    assertThat(text(FIRST)).isEqualTo("a\nb\nc\nend\n");
    files.put(FIRST, new byte[0]);
    new Life(files, clock, "control.directory", "/other")
        .open(P0)
        .put(0, "{\"cols\":\"x\"}", "{\"cols\":\"x\"}", "{\"cols\":\"y\"}");
    assertThat(text(FIRST)).isEqualTo("# x\n{\"cols\":\"x\"}\n{\"cols\":\"x\"}\nend\n");
  }

  @Test
  void recordsOfOneGroupShareAFileAndTheWatermarkWaitsForTheSlowestGroup() {
    Life life =
        life(
            "file.name", "${value.g}/${topic}-${partition}-${offset.first}", "rotate.records", "2");
    life.put(0, "{\"g\":\"a\"}", "{\"g\":\"b\"}", "{\"g\":\"b\"}", "{\"g\":\"a/../b\"}");
    assertThat(published()).containsExactly("/out/b/orders-0-00000000000000000001");
    assertThat(life.committable(P0, 4)).isZero();
    life.put(4, "{\"g\":\"a\"}");
    assertThat(published()).contains("/out/a/orders-0-00000000000000000000");
    assertThat(life.committable(P0, 5)).isEqualTo(3);
  }

  @Test
  void tooManyOpenFilesEndThoseWrittenLeastRecently() {
    Life life =
        life(
            "file.name", "${value.g}/${topic}-${partition}-${offset.first}", "files.open.max", "2");
    life.put(0, "{\"g\":\"a\"}", "{\"g\":\"b\"}", "{\"g\":\"a\"}", "{\"g\":\"c\"}");
    assertThat(published()).containsExactly("/out/b/orders-0-00000000000000000001");
  }

  @Test
  void tombstonesAreIgnoredWrittenOrReported() {
    Life ignoring = life().put(0, "a");
    ignoring.put(List.of(record(P0, 1, null)));
    assertThat(ignoring.context.reports).isEmpty();
    assertThat(ignoring.pass(300_000).committable(P0, 2)).isEqualTo(2);
    Life reporting = life("control.directory", "/c1", "tombstones", "report");
    reporting.put(List.of(record(P0, 0, null)));
    assertThat(reporting.context.reports).hasSize(1);
    Life writing = life("control.directory", "/c2", "tombstones", "write");
    writing.put(List.of(record(P0, 0, null))).pass(300_000);
    assertThat(text(FIRST)).isEqualTo("null\nend\n");
  }

  @Test
  void aBadRecordGoesToTheDeadLettersAndTheFileGoesOn() {
    Life life = life("rotate.records", "2");
    life.context.acknowledging = false;
    life.put(0, "bad first", "a", "bad", "b", "c");
    assertThat(life.context.reports)
        .extracting(report -> report.record().kafkaOffset())
        .containsExactly(0L, 2L);
    assertThat(life.context.reports.get(0).error()).hasMessageContaining("no form for it");
    assertThat(life.committable(P0, 5)).isZero();
    assertThat(published()).as("the journal would pass over them").isEmpty();
    life.context.acknowledge();
    life.settle();
    assertThat(text("/out/orders-0-00000000000000000001.txt")).isEqualTo("a\nb\nend\n");
    assertThat(life.committable(P0, 5)).isEqualTo(4);
  }

  @Test
  void aBadRecordWithoutDeadLetterQueueFailsTheTask() {
    Life life = life();
    life.context.withReporter = false;
    assertThatThrownBy(() -> life.put(0, "bad"))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("orders-0@0")
        .hasMessageContaining("errors.deadletterqueue.topic.name");
    assertThatThrownBy(() -> life.sink.put(List.of())).as("it stays so").hasMessageContaining("@0");
    assertThat(life.committable(P0, 1)).isZero();
  }

  @Test
  void whatTheWorkerGivesAgainAfterAFailedCommitIsNotWrittenAgain() {
    Life life = life("rotate.records", "3");
    life.put(0, "a", "b").put(0, "a", "b", "c");
    assertThat(text(FIRST)).isEqualTo("a\nb\nc\nend\n");
    assertThat(life.put(1, "b", "c").committable(P0, 3)).isEqualTo(3);
  }

  @Test
  void aRevokedPartitionsOpenFilesAreDropped() {
    Life life = life("rotate.records", "2").put(0, "a");
    life.sink.close(List.of(P0));
    life.settle();
    assertThat(published()).isEmpty();
    new Life(files, clock, "rotate.records", "2").open(P0).put(0, "a", "b");
    assertThat(text(FIRST)).isEqualTo("a\nb\nend\n");
  }

  @Test
  void aTopicThatWasMadeAnewFailsTheTaskInsteadOfBeingPassedOver() {
    life("rotate.records", "2").put(0, "a", "b");
    Life next = life("rotate.records", "2");
    assertThatThrownBy(
            () ->
                next.put(
                    List.of(
                        record(P0, 0, "new").newRecord("orders", 0, null, null, null, "x", 5L))))
        .hasMessageContaining("made anew")
        .hasMessageContaining("/out/.patchworks/out/orders-0");
    Life rewound = life().put(5, "f").pass(300_000);
    assertThat(published()).hasSize(2);
    assertThatThrownBy(() -> rewound.put(0, "a")).hasMessageContaining("offset 0");
  }
}
