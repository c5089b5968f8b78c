/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.filekit.sink.journal.Journal.Batch;
import com.wearepatchworks.connect.filekit.sink.journal.Journal.Start;
import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class JournalFileTest {
  private final InMemoryFiles files = new InMemoryFiles();
  private final Place place =
      Place.of("/out/.patchworks", "my/../connector", new TopicPartition("orders", 3));

  private JournalFile owner(String name) {
    return new JournalFile(files, place, name);
  }

  private static Batch batch(String group, long last, String... tickets) {
    return new Batch("${value.g}", Map.of(group, last), List.of(tickets));
  }

  private String sealed(String target) throws IOException {
    try (Draft draft = files.draft(place.temporary("draft"), target)) {
      draft.content().write(1);
      return draft.seal();
    }
  }

  @Test
  void liesBelowTheControlDirectoryWhateverTheConnectorIsCalled() throws IOException {
    owner("a").open();
    assertThat(files.paths())
        .containsExactly("/out/.patchworks/my%2F..%2Fconnector/orders-3/journal-1.json");
  }

  @Test
  void theNextOwnerFindsWhatTheLastOneWrote() throws IOException {
    JournalFile first = owner("a");
    first.open();
    first.append(batch("uk/\"x\"", 12), 5, new Start(3, 99));
    first.append(batch("de", 9), 7, new Start(3, 99));
    Journal found = owner("b").open();
    assertThat(found.watermark()).isEqualTo(7);
    assertThat(found.start()).isEqualTo(new Start(3, 99));
    assertThat(found.published().get(0).last()).isEqualTo(Map.of("uk/\"x\"", 12L, "de", 9L));
  }

  @Test
  void groupsThatTheWatermarkHasPassedAreForgotten() throws IOException {
    JournalFile first = owner("a");
    first.open();
    assertThat(first.append(batch("uk", 12), 0, null)).isEqualTo(1);
    assertThat(first.append(batch("de", 20), 13, null)).isEqualTo(1);
    assertThat(first.append(new Batch("${key}", Map.of("k", 21L), List.of()), 14, null))
        .as("groups of the template before stay until they are passed")
        .isEqualTo(2);
    assertThat(first.append(new Batch("${key}", Map.of("k", 30L), List.of()), 29, null))
        .isEqualTo(1);
    assertThat(first.append(new Batch("${key}", Map.of("k", 30L), List.of()), 10, null))
        .as("the watermark never goes back")
        .isEqualTo(1);
    assertThat(owner("b").open().watermark()).isEqualTo(29);
  }

  @Test
  void whatIsPendingIsPublishedByTheNextOwner() throws IOException {
    JournalFile first = owner("a");
    first.open();
    first.append(batch("g", 1, sealed("/out/file")), 0, null);
    assertThat(files.get("/out/file")).isNull();
    owner("b").open();
    assertThat(files.get("/out/file")).isNotNull();
    files.delete("/out/file");
    owner("c").open();
    assertThat(files.get("/out/file")).isNull();
  }

  @Test
  void aFormerOwnerIsFoundOut() throws IOException {
    JournalFile sleeper = owner("a");
    sleeper.open();
    owner("b").open();
    assertThatThrownBy(() -> sleeper.append(batch("g", 1), 0, null))
        .isInstanceOf(LostPartitionException.class)
        .hasMessageContaining("written by somebody else")
        .hasMessageContaining(place.directory());
  }

  @Test
  void aJournalThatWasDeletedOrDamagedIsAnErrorWithASentence() throws IOException {
    JournalFile owner = owner("a");
    owner.open();
    for (String path : files.paths()) {
      files.delete(path);
    }
    assertThatThrownBy(() -> owner.append(batch("g", 1), 0, null)).hasMessageContaining("are gone");
    for (String text : List.of("", "{", "[]", "{\"version\":2}", "{\"version\":1}")) {
      files.put(place.directory() + "/journal-0.json", text.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> owner("b").open())
          .as(text)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("journal-0.json cannot be read");
    }
  }

  @Test
  void oneJournalIsAlwaysWholeWhileTheOtherIsWritten() throws IOException {
    JournalFile owner = owner("a");
    owner.open();
    owner.append(batch("g", 1), 0, null);
    files.before(
        (operation, path) -> {
          if (operation.equals("publish")) {
            long left = files.paths().stream().filter(each -> each.endsWith(".json")).count();
            assertThat(left).isEqualTo(1);
          }
        });
    owner.append(batch("g", 2), 0, null);
    owner.append(batch("g", 3), 0, null);
    files.before((operation, path) -> {});
    assertThat(owner("b").open().published().get(0).last()).isEqualTo(Map.of("g", 3L));
  }

  @Test
  void oldLeftoversAreRemovedAndYoungOnesAreNot() throws IOException {
    files.put(place.temporary("old"), new byte[1]);
    files.now(1_700_000_000_000L + 3_599_000);
    files.put(place.temporary("young"), new byte[1]);
    files.now(1_700_000_000_000L + 3_601_000);
    JournalFile owner = owner("a");
    owner.open();
    owner.sweep();
    assertThat(files.get(place.temporary("old"))).isNull();
    assertThat(files.get(place.temporary("young"))).isNotNull();
  }

  @Test
  void aResetPublishesWhatIsPendingAndForgetsTheRest() throws IOException {
    JournalFile.reset(files, place);
    JournalFile owner = owner("a");
    owner.open();
    owner.append(batch("g", 1, sealed("/out/file")), 0, null);
    JournalFile.reset(files, place);
    assertThat(files.paths()).containsExactly("/out/file");
  }
}
