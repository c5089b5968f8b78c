/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** When files are taken away, and when not. */
final class CleanUpTest {
  private static final String[] MOVE = {
    "files.after", "move", "files.archive.directory", "/archive", "files.depth", "3"
  };

  @Test
  void aFileStaysUntilTheOffsetOfItsLastRecordIsCommitted() throws Exception {
    try (Run run = new Run("files.after", "delete")) {
      run.put("/in/a", "1", "2");
      run.send(2);
      assertThat(run.nothing()).isNull();
      run.source.committed(); // a commit that does not have it yet
      assertThat(run.nothing()).isNull();
      assertThat(run.store.paths()).containsExactly("/in/a");
      run.commit();
      run.awaitPaths();
    }
  }

  @Test
  void aCrashBetweenCommitAndCleanUpIsMadeGood() throws Exception {
    InMemoryFiles store = new InMemoryFiles();
    store.before(
        (operation, path) -> {
          if (operation.equals("delete")) {
            throw new FileStoreException(Reason.UNREACHABLE, "gone", null);
          }
        });
    Run run = new Run(store, new FakeConnect(), "files.after", "delete");
    run.put("/in/a", "1");
    run.send(1);
    run.commit();
    try (Run next = run.restart("files.after", "delete")) {
      store.before((operation, path) -> {});
      next.awaitPaths();
      assertThat(next.nothing()).isNull();
    }
  }

  @Test
  void movesWithTheRelativePathAndOverwritesNothing() throws Exception {
    try (Run run = new Run(MOVE)) {
      run.put("/archive/x/a", "old");
      run.put("/in/x/a", "1");
      run.send(1);
      run.commit();
      run.awaitPaths("/archive/x/a", "/archive/x/a.1");
    }
  }

  @Test
  void renamesAndDoesNotReadTheResult() throws Exception {
    try (Run run = new Run("files.after", "rename", "files.after.suffix", ".read")) {
      run.put("/in/a", "1");
      run.send(1);
      run.commit();
      run.awaitPaths("/in/a.read");
      assertThat(run.nothing()).isNull();
    }
  }

  @Test
  void aNewFileOfThatNameSurvivesAndIsRead() throws Exception {
    try (Run run = new Run("files.after", "delete")) {
      run.put("/in/a", "1");
      run.send(1);
      run.store.now(1_800_000_000_000L);
      run.put("/in/a", "new 1", "new 2");
      assertThat(run.nothing()).isNull();
      run.commit();
      assertThat(run.values(2)).containsExactly("new 1", "new 2");
      run.commit();
      run.awaitPaths();
    }
  }

  @Test
  void recordsThatAreDroppedOnTheWayKeepNoFile() throws Exception {
    try (Run run = new Run("files.after", "delete")) {
      run.connect.dropped = record -> !record.value().equals("2");
      run.put("/in/a", "1", "2", "3");
      run.put("/in/b", "1", "3");
      run.send(5);
      run.commit();
      run.awaitPaths();
    }
  }

  @Test
  void filesWithoutRecordsAreDoneToo() throws Exception {
    try (Run run = new Run("files.after", "delete")) {
      run.put("/in/empty");
      run.put("/in/header", "#only a header");
      run.awaitPaths();
    }
  }

  @Test
  void theMarkerGoesBeforeItsFile() throws Exception {
    try (Run run = new Run("files.after", "delete", "files.marker.suffix", ".done")) {
      run.store.before(
          (operation, path) -> {
            if (operation.equals("delete") && path.equals("/in/a")) {
              assertThat(run.store.get("/in/a.done")).isNull();
            }
          });
      run.put("/in/a", "1");
      run.put("/in/a.done");
      run.send(1);
      run.commit();
      run.awaitPaths();
    }
  }

  @Test
  void aFileIsClaimedBeforeItIsReadAndFoundAgainAfterACrash() throws Exception {
    String[] options = {"files.claim.suffix", ".busy", "files.after", "rename"};
    Run run = new Run(options);
    run.put("/in/a", "1", "2");
    run.send(2);
    assertThat(run.store.paths()).containsExactly("/in/a.busy");
    try (Run next = run.restart(options)) {
      assertThat(next.values(2)).containsExactly("1", "2");
      next.commit();
      next.awaitPaths("/in/a.done");
      assertThat(Objects.requireNonNull(next.connect.offset("/in/a")).isComplete()).isTrue();
    }
  }

  @Test
  void aFileThatCannotBeReadIsMovedWithAReportAndTheNextGoesOn() throws Exception {
    try (Run run = new Run("errors.directory", "/errors", "files.order.key", "all")) {
      run.put("/in/a", "1", "broken", "3");
      run.put("/in/b", "4");
      assertThat(run.values(2)).containsExactly("1", "4");
      run.commit();
      run.awaitPaths("/in/b", "/errors/a", "/errors/a.error.json");
      byte[] report = Objects.requireNonNull(run.store.get("/errors/a.error.json"));
      assertThat(new String(report, StandardCharsets.UTF_8))
          .contains("\"file\":\"/in/a\"", "\"reason\":\"A broken line\"", "\"line\":2");
    }
  }

  @Test
  void withoutAPlaceForItTheTaskFailsWithASentence() throws Exception {
    try (Run run = new Run()) {
      run.put("/in/a", "1", "broken");
      assertThat(run.values(1)).containsExactly("1");
      assertThatThrownBy(() -> run.send(1))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("/in/a cannot be read: A broken line (after 1 records, line 2")
          .hasMessageContaining("errors.directory");
    }
  }

  @Test
  void aStoreThatDoesNotPermitTheCleanUpFailsTheTask() throws Exception {
    try (Run run = new Run("files.after", "delete")) {
      run.store.before(
          (operation, path) -> {
            if (operation.equals("delete")) {
              throw new FileStoreException(Reason.DENIED, "May not delete " + path, null);
            }
          });
      run.put("/in/a", "1");
      run.send(1);
      run.commit();
      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(run::nothing)
                      .isInstanceOf(ConnectException.class)
                      .hasMessageContaining("files.after")
                      .hasMessageContaining("May not delete /in/a"));
    }
  }
}
