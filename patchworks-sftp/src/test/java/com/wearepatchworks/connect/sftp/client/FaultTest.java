/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.sftp.client.SftpConnectionOptions.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bad line and bad servers. */
@Timeout(60)
class FaultTest {
  private static final int SIZE = 20_000_000;

  @TempDir Path directory = Path.of("/nowhere");

  /** A client whose line can be disturbed. */
  private final class Line implements AutoCloseable {
    final MinaServer server;
    final Relay relay;
    final JschFiles files;
    final byte[] content = new byte[SIZE];
    final String big = directory.resolve("big").toString();

    Line(Duration patience, Consumer<SshServer> change) throws Exception {
      server = new MinaServer(directory, change);
      relay = new Relay(server.port());
      SftpConnectionOptions options = through(relay, server);
      files =
          new JschFiles(
              new SftpConnectionOptions(
                  options.server(),
                  null,
                  null,
                  options.algorithms(),
                  new Timeouts(Duration.ofSeconds(10), patience, Duration.ofSeconds(10)),
                  options.limits()),
              SftpPublishOptions.defaults());
      new Random(3).nextBytes(content);
      Files.write(Path.of(big), content);
    }

    Line() throws Exception {
      this(Duration.ofSeconds(20), each -> {});
    }

    void assertReads() throws Exception {
      try (InputStream in = files.read(big, 0)) {
        assertThat(Arrays.equals(in.readAllBytes(), content)).isTrue();
      }
    }

    @Override
    public void close() throws IOException {
      files.close();
      relay.close();
      server.close();
    }
  }

  private static SftpConnectionOptions through(Relay relay, MinaServer server) throws Exception {
    return Connecting.to(
        Connecting.at(relay.port(), Connecting.password("secret"), server.hostKeyFingerprint()));
  }

  private static void assertUnreachable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FileStoreException.class,
            e -> assertThat(e.reason()).as("%s", e).isEqualTo(Reason.UNREACHABLE));
  }

  @Test
  void connectsAgainAfterTheLineWasCutBetweenCalls() throws Exception {
    try (Line line = new Line()) {
      line.assertReads();
      line.relay.cut();
      try {
        line.files.find(line.big);
      } catch (FileStoreException e) {
        assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
      }
      line.assertReads();
      assertThat(line.files.connections()).isEqualTo(2);
    }
  }

  /** A login that is cut must not be taken for one that was refused: no task would survive that. */
  @Test
  void aLoginThatIsCutAnywhereIsNoRefusal() throws Exception {
    cutLoginsAtEach(150);
  }

  @Test
  @Tag("long")
  @Timeout(600)
  void aLoginThatIsCutAtEachThirtiethByteIsNoRefusal() throws Exception {
    cutLoginsAtEach(30);
  }

  private void cutLoginsAtEach(int step) throws Exception {
    try (MinaServer server = new MinaServer(directory, each -> {})) {
      for (int bytes = 0; bytes < 6_000; bytes += step) {
        try (Relay relay = new Relay(server.port());
            JschFiles files =
                new JschFiles(through(relay, server), SftpPublishOptions.defaults())) {
          relay.cutAfter(bytes);
          findUntilCut(files);
        }
      }
    }
  }

  /** Who notices between two calls that the line was cut connects again without a word. */
  private void findUntilCut(JschFiles files) {
    for (int call = 0; call < 200 && files.connections() < 2; call++) {
      try {
        var unused = files.find(directory.toString());
      } catch (FileStoreException e) {
        assertThat(e.reason()).as("%s", e).isEqualTo(Reason.UNREACHABLE);
        return;
      }
    }
    assertThat(files.connections()).isEqualTo(2);
  }

  @Test
  void aCutReadFailsAndTheNextOneWorks() throws Exception {
    try (Line line = new Line()) {
      InputStream in = line.files.read(line.big, 0);
      line.relay.cutAfter(5_000_000);
      assertUnreachable(in::readAllBytes);
      in.close();
      line.assertReads();
    }
  }

  @Test
  void aReadThatIsCutAnywhereNeverEndsShort() throws Exception {
    try (Line line = new Line()) {
      for (int i = 0; i < 20; i++) {
        InputStream in = line.files.read(line.big, SIZE - 300_000);
        line.relay.cutAfter(i * 14_000L);
        try (in) {
          assertThat(in.readAllBytes()).hasSize(300_000);
        } catch (FileStoreException e) {
          assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
        }
        line.relay.cut();
        CompletableFuture<Void> lost = CompletableFuture.runAsync(() -> find(line));
        lost.get(20, TimeUnit.SECONDS);
      }
      line.assertReads();
    }
  }

  /** Lets the client notice that the line was cut. */
  private static void find(Line line) {
    try {
      line.files.find(line.big);
    } catch (FileStoreException e) {
      assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void aCutWriteFailsAndWhatItWroteIsNotPublished() throws Exception {
    try (Line line = new Line()) {
      String target = directory.resolve("out/file").toString();
      Draft draft = line.files.draft(directory.resolve("tmp").toString(), target);
      assertUnreachable(
          () -> {
            OutputStream out = draft.content();
            for (int at = 0; at < SIZE; at += 50_000) {
              out.write(line.content, at, 50_000);
              if (at == 5_000_000) {
                line.relay.cut();
              }
            }
            draft.seal();
          });
      draft.close();
      assertThat(Path.of(target)).doesNotExist();
      try (Draft again = line.files.draft(directory.resolve("tmp").toString(), target)) {
        again.content().write(line.content);
        line.files.publish(again.seal());
      }
      assertThat(Arrays.equals(Files.readAllBytes(Path.of(target)), line.content)).isTrue();
    }
  }

  @Test
  void aSilentServerIsGivenUp() throws Exception {
    try (Line line = new Line(Duration.ofMillis(500), each -> {})) {
      line.assertReads();
      InputStream in = line.files.read(line.big, 0);
      line.relay.fallSilent();
      assertUnreachable(in::readAllBytes);
      in.close();
      line.relay.speak();
      line.assertReads();
    }
  }

  @Test
  void aWriteThatTheServerDoesNotTakeIsGivenUp() throws Exception {
    try (Line line = new Line(Duration.ofMillis(500), each -> {})) {
      Draft draft = line.files.draft(directory.resolve("tmp").toString(), "/nowhere-at-all");
      line.relay.fallSilent();
      assertUnreachable(
          () -> {
            draft.content().write(line.content);
            draft.content().write(line.content);
            draft.seal();
          });
      draft.close();
    }
  }

  @Test
  void closingWakesWhoeverWaits() throws Exception {
    try (Line line = new Line()) {
      line.assertReads();
      InputStream in = line.files.read(line.big, 0);
      line.relay.fallSilent();
      CompletableFuture<Void> reading =
          CompletableFuture.runAsync(() -> assertUnreachable(in::readAllBytes));
      CompletableFuture<Void> finding =
          CompletableFuture.runAsync(() -> assertUnreachable(() -> line.files.find(line.big)));
      line.files.close();
      reading.get(5, TimeUnit.SECONDS);
      finding.get(5, TimeUnit.SECONDS);
      assertUnreachable(() -> line.files.find(line.big));
    }
  }

  @Test
  void closingWakesWhoeverConnects() throws Exception {
    try (Line line = new Line()) {
      line.relay.fallSilent();
      CompletableFuture<Void> finding =
          CompletableFuture.runAsync(() -> assertUnreachable(() -> line.files.find(line.big)));
      CompletableFuture<Void> another =
          CompletableFuture.runAsync(() -> assertUnreachable(() -> line.files.find(line.big)));
      line.files.close();
      finding.get(5, TimeUnit.SECONDS);
      another.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void shortAnswersAreCompletedInsteadOfThrownAway() throws Exception {
    try (Line line = new Line(Duration.ofSeconds(20), each -> {})) {
      line.server.answerShort(16 * 1024);
      line.files.find(line.big);
      long before = line.relay.fromServer();
      line.assertReads();
      assertThat(line.relay.fromServer() - before).isLessThan(SIZE + SIZE / 10);
    }
  }

  @Test
  void aServerThatAllowsOneChannelIsEnough() throws Exception {
    try (Line line =
        new Line(
            Duration.ofSeconds(20),
            each -> CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(each, 1))) {
      InputStream first = line.files.read(line.big, 0);
      InputStream second = line.files.read(line.big, SIZE - 10);
      assertThat(second.readAllBytes()).hasSize(10);
      assertThat(Arrays.equals(first.readAllBytes(), line.content)).isTrue();
      first.close();
      second.close();
      assertThat(line.files.connections()).isEqualTo(1);
    }
  }
}
