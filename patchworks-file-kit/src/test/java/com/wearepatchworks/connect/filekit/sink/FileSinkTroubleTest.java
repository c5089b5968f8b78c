/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import static com.wearepatchworks.connect.filekit.sink.Life.P0;
import static com.wearepatchworks.connect.filekit.sink.Life.P1;
import static com.wearepatchworks.connect.filekit.sink.Life.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an engine does when its store, its worker or another owner gives trouble. */
class FileSinkTroubleTest {
  private static final String FIRST = "/out/orders-0-00000000000000000000.txt";

  private final InMemoryFiles files = new InMemoryFiles();
  private final ManualClock clock = new ManualClock();

  private Life life(String... options) {
    return new Life(files, clock, options).open(P0, P1);
  }

  private void always(Reason reason) {
    files.before(
        (operation, path) -> {
          throw new FileStoreException(reason, "Cannot " + operation + " " + path, null);
        });
  }

  private void mended() {
    files.before((operation, path) -> {});
  }

  private List<String> published() {
    return files.paths().stream().filter(path -> !path.contains("/.patchworks/")).toList();
  }

  @Test
  void anOutageCostsNothingButTime() {
    Life life = life("rotate.records", "1");
    always(Reason.UNREACHABLE);
    life.put(0, "a", "b", "c");
    for (int i = 0; i < 20; i++) {
      life.timer.elapse();
      life.settle();
      assertThat(life.timer.waiting()).as("one at a time tries").isEqualTo(1);
    }
    mended();
    life.timer.elapse();
    life.settle();
    assertThat(published()).hasSize(3);
    assertThat(life.committable(P0, 3)).isEqualTo(3);
  }

  @Test
  void whileTheJournalCannotBeReadPartitionsWait() {
    always(Reason.UNREACHABLE);
    Life life = life("rotate.records", "2").put(0, "a", "b");
    assertThat(life.context.paused).containsExactlyInAnyOrder(P0, P1);
    assertThat(life.committable(P0, 2)).isZero();
    mended();
    life.timer.elapse();
    life.settle();
    assertThat(published()).containsExactly(FIRST);
    assertThat(life.context.paused).isEmpty();
  }

  @Test
  void whatWasPausedWhenItWasLastOwnedIsResumed() {
    Life life = life();
    life.context.paused.addAll(List.of(P0, P1));
    life.sink.close(List.of(P0));
    life.open(P0);
    assertThat(life.context.paused).isEmpty();
  }

  @Test
  void aFullWorkerTakesNoMoreUntilHalfIsPublished() {
    Life life = life("spool.max.bytes", "1048576", "rotate.bytes", "1000000");
    always(Reason.FULL);
    String large = "x".repeat(300_000);
    life.put(0, large, large, large, large);
    assertThat(life.context.paused).isNotEmpty();
    mended();
    life.timer.elapse();
    life.settle();
    assertThat(life.context.paused).isEmpty();
    assertThat(published()).containsExactly(FIRST);
  }

  @Test
  void whenOnlyOpenFilesFillTheWorkerTheLargestEnds() {
    Life life =
        life(
            "spool.max.bytes", "1048576",
            "rotate.bytes", "0",
            "file.name", "${value.g}/${topic}-${partition}-${offset.first}");
    String tail = "\",\"x\":\"" + "x".repeat(250_000) + "\"}";
    life.put(0, "{\"g\":\"a" + tail, "{\"g\":\"b" + tail, "{\"g\":\"b" + tail);
    life.put(3, "{\"g\":\"b" + tail, "{\"g\":\"c" + tail);
    assertThat(published()).containsExactly("/out/b/orders-0-00000000000000000001");
    assertThat(life.context.paused).isEmpty();
  }

  @Test
  void whatNoRepetitionMendsFailsTheTaskAtTheNextPut() {
    for (Reason reason : List.of(Reason.DENIED, Reason.REFUSED, Reason.UNSUPPORTED)) {
      Life life = life("rotate.records", "1", "control.directory", "/" + reason);
      always(reason);
      life.sink.put(List.of(record(P0, 0, "a")));
      life.executor.runAll();
      assertThat(life.committable(P0, 1)).as("preCommit says nothing").isZero();
      assertThatThrownBy(() -> life.sink.put(List.of())).hasMessageContaining("Cannot draft");
      assertThatThrownBy(() -> life.sink.put(List.of())).hasMessageContaining("Cannot draft");
      mended();
    }
  }

  @Test
  void anUnclearFailureIsTriedFiveTimes() {
    Life life = life("rotate.records", "1");
    always(Reason.FAILED);
    life.put(0, "a");
    for (int i = 0; i < 3; i++) {
      life.timer.elapse();
      life.settle();
    }
    life.timer.elapse();
    life.executor.runAll();
    assertThatThrownBy(() -> life.sink.put(List.of())).hasMessageContaining("Cannot draft");
  }

  @Test
  void whatFailsWithoutAReasonWhileOthersFindTheDiskFullWaitsWithThem() {
    Life life = life("rotate.records", "1");
    files.before(
        (operation, path) -> {
          Reason reason = path.equals(FIRST) ? Reason.FULL : Reason.FAILED;
          throw new FileStoreException(reason, "Cannot " + operation + " " + path, null);
        });
    life.put(0, "a", "b", "c");
    assertThat(life.timer.waiting()).as("one at a time tries").isEqualTo(1);
    mended();
    life.timer.elapse();
    life.settle();
    assertThat(published()).hasSize(3);
  }

  @Test
  void whatSucceedsInBetweenDoesNotEndTheAttemptsOfTheOthers() {
    Life life = life("rotate.records", "1");
    files.before(
        (operation, path) -> {
          if (path.equals(FIRST)) {
            throw new FileStoreException(Reason.FULL, "Cannot " + operation + " " + path, null);
          }
        });
    life.put(0, "a", "b");
    for (int i = 0; i < 3; i++) {
      life.timer.elapse();
      life.settle();
    }
    mended();
    life.timer.elapse();
    life.settle();
    assertThat(published()).hasSize(2);
  }

  @Test
  void anOutageDoesNotCountAsAttemptsThatFailedWithoutAReason() {
    Life life = life("rotate.records", "1");
    always(Reason.UNREACHABLE);
    life.put(0, "a");
    for (int i = 0; i < 6; i++) {
      life.timer.elapse();
      life.settle();
    }
    always(Reason.FAILED);
    life.timer.elapse();
    life.settle();
    mended();
    life.timer.elapse();
    life.settle();
    assertThat(published()).containsExactly(FIRST);
  }

  @Test
  void aFormerOwnerThatWakesUpWritesNothingAndFails() {
    Life sleeper = life("rotate.records", "2").put(0, "a");
    life("rotate.records", "2").put(0, "a", "b");
    sleeper.sink.put(List.of(record(P0, 1, "b")));
    sleeper.executor.runAll();
    assertThatThrownBy(() -> sleeper.sink.put(List.of()))
        .hasMessageContaining("written by somebody else");
    assertThat(published()).containsExactly(FIRST);
    assertThat(sleeper.committable(P0, 2)).isZero();
  }

  @Test
  void filesAreFollowedByTheirChecksumAndTheirMarker() {
    life("rotate.records", "1", "publish.checksum", "sha256", "publish.marker.suffix", ".done")
        .put(0, "a");
    assertThat(published()).containsExactly(FIRST, FIRST + ".done", FIRST + ".sha256");
    String line =
        new String(Objects.requireNonNull(files.get(FIRST + ".sha256")), StandardCharsets.UTF_8);
    assertThat(line)
        .isEqualTo(
            "2fa40a49f36b1597175fa65ca0a725985734961b5f8e41ca5b969a0714e8533f  orders-0-00000000000000000000.txt\n");
    assertThat(files.get(FIRST + ".done")).isEmpty();
  }

  @Test
  void progressIsCommittedSoonAndNotAllTheTime() {
    Life life = life("rotate.records", "1").put(0, "a");
    assertThat(life.context.commitsAsked).isZero();
    life.pass(5_000);
    assertThat(life.context.commitsAsked).isEqualTo(1);
    life.pass(5_000);
    assertThat(life.context.commitsAsked).isEqualTo(1);
  }
}
