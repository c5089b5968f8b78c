/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store does that takes files, besides {@link FileStoreContract}. */
public abstract class FileStoreWritingContract extends FileStoreContract {
  private String sealed(byte[] content, String temporary, String target) throws Exception {
    try (Draft draft = store.draft(temporary, target)) {
      draft.content().write(content);
      return draft.seal();
    }
  }

  @Test
  void aDraftAppearsWhenItIsPublished() throws Exception {
    byte[] bytes = random(1000);
    try (Draft draft = store.draft(at("tmp/deep/d1"), at("out/deep/file"))) {
      draft.content().write(bytes, 0, 400);
      draft.content().flush();
      draft.content().write(bytes, 400, 600);
      draft.content().close();
      assertThat(get(at("out/deep/file"))).isNull();
      String ticket = draft.seal();
      assertThat(get(at("out/deep/file"))).isNull();
      assertThat(store.publish(ticket)).isTrue();
    }
    assertThat(get(at("out/deep/file"))).isEqualTo(bytes);
    assertThat(get(at("tmp/deep/d1"))).isNull();
  }

  @Test
  void publishingAgainDoesNothingFromAnotherClientEither() throws Exception {
    String ticket = sealed(random(10), at("tmp/d"), at("file"));
    assertThat(another().publish(ticket)).isTrue();
    assertThat(store.publish(ticket)).isFalse();
    assertThat(another().publish(ticket)).isFalse();
    assertThat(content(at("file"))).hasSize(10);
  }

  @Test
  void whatWasTakenAwayAfterPublishingStaysAway() throws Exception {
    String ticket = sealed(random(10), at("tmp/d"), at("out/file"));
    assertThat(store.publish(ticket)).isTrue();
    store.delete(at("out/file"));
    assertThat(another().publish(ticket)).isFalse();
    assertThat(get(at("out/file"))).isNull();
  }

  @Test
  void publishesAfterARestart() throws Exception {
    String ticket = sealed(random(10), at("tmp/d"), at("out/file"));
    store.close();
    assertThat(another().publish(ticket)).isTrue();
    assertThat(content(at("out/file"))).hasSize(10);
  }

  @Test
  void publishingReplaces() throws Exception {
    put(at("file"), random(50));
    assertThat(store.publish(sealed(random(10), at("tmp/d"), at("file")))).isTrue();
    assertThat(get(at("file"))).isEqualTo(random(10));
  }

  @Test
  void emptyFilesAndSingleBytesAreFine() throws Exception {
    assertThat(store.publish(sealed(new byte[0], at("tmp/d"), at("empty")))).isTrue();
    assertThat(content(at("empty"))).isEmpty();
    byte[] bytes = random(200_000);
    try (Draft draft = store.draft(at("tmp/d"), at("single"))) {
      OutputStream out = draft.content();
      for (byte each : bytes) {
        out.write(each);
      }
      assertThat(store.publish(draft.seal())).isTrue();
    }
    assertThat(get(at("single"))).isEqualTo(bytes);
  }

  @Test
  void writesBigFilesToTheLastByte() throws Exception {
    byte[] bytes = random(20_000_000);
    assertThat(store.publish(sealed(bytes, at("tmp/d"), at("big")))).isTrue();
    assertThat(Arrays.equals(content(at("big")), bytes)).isTrue();
  }

  @Test
  void aDraftThatIsNotSealedIsRemoved() throws Exception {
    try (Draft draft = store.draft(at("tmp/d"), at("file"))) {
      draft.content().write(random(100_000));
    }
    assertThat(store.find(at("tmp/d"))).isNull();
    assertThat(store.find(at("file"))).isNull();
  }

  @Test
  void aDraftOverwritesWhatIsAtItsTemporaryPlace() throws Exception {
    put(at("tmp/d"), random(5000));
    assertThat(store.publish(sealed(random(10), at("tmp/d"), at("file")))).isTrue();
    assertThat(get(at("file"))).isEqualTo(random(10));
  }

  @Test
  void discardingRemovesASealedDraft() throws Exception {
    String ticket = sealed(random(10), at("tmp/d"), at("file"));
    another().discard(ticket);
    store.discard(ticket);
    assertThat(store.find(at("tmp/d"))).isNull();
    assertThat(store.publish(ticket)).isFalse();
    assertThat(get(at("file"))).isNull();
  }

  @Test
  void manyThreadsWriteAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      List<Future<Boolean>> written = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        int file = i;
        written.add(
            threads.submit(
                () ->
                    store.publish(
                        sealed(random(100_000 + file), at("tmp/" + file), at("out/" + file)))));
      }
      for (int i = 0; i < written.size(); i++) {
        assertThat(written.get(i).get()).isTrue();
        assertThat(get(at("out/" + i))).isEqualTo(random(100_000 + i));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
