/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other servers may send. */
class SftpClientTest {
  private static final byte[] HANDLE = {0, 0, 0, 1, 'h'};

  private static void greet(ScriptedServer server, int type, int id, ScriptedServer.Script then)
      throws IOException {
    if (type == Fxp.INIT) {
      server.version();
    } else {
      then.answer(server, type, id);
    }
  }

  private static ScriptedServer started(int pieceBytes, ScriptedServer.Script script)
      throws IOException {
    ScriptedServer server =
        new ScriptedServer(pieceBytes, (to, type, id) -> greet(to, type, id, script));
    server.client().start();
    return server;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void answersMayComeInPiecesAndWithTheFlagOfVersion6(int pieceBytes) throws IOException {
    List<Integer> reads = new ArrayList<>();
    ScriptedServer server =
        started(
            pieceBytes,
            (to, type, id) -> {
              switch (type) {
                case Fxp.OPEN -> to.answer(Fxp.HANDLE, id, HANDLE);
                case Fxp.READ -> {
                  reads.add(id);
                  if (reads.size() == 1) {
                    to.data(id, "hello", (byte) 1);
                  } else {
                    to.status(id, SftpStatusException.EOF, "");
                  }
                }
                default -> to.status(id, SftpStatusException.UNSUPPORTED, "no");
              }
            });
    try (InputStream in = server.client().read("/x", 0, new ReadSettings(1000, 1 << 20))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("hello");
    }
    assertThat(server.types()).endsWith(Fxp.CLOSE);
  }

  @Test
  void aGreetingOfAShellIsNoSftp() {
    ScriptedServer server =
        new ScriptedServer(
            100,
            (to, type, id) ->
                to.send("Welcome to this machine!\n".getBytes(StandardCharsets.US_ASCII)));
    assertThatThrownBy(() -> server.client().start())
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("not SFTP");
    assertThat(server.client().isOpen()).isFalse();
  }

  @Test
  void moreDataThanAskedForEndsTheChannel() throws IOException {
    ScriptedServer server =
        started(
            100,
            (to, type, id) -> {
              if (type == Fxp.OPEN) {
                to.answer(Fxp.HANDLE, id, HANDLE);
              } else if (type == Fxp.READ) {
                to.data(id, "x".repeat(2000));
              }
            });
    assertThatThrownBy(() -> server.client().read("/x", 0, new ReadSettings(1000, 1 << 20)))
        .isInstanceOf(IOException.class);
    assertThat(server.client().isOpen()).isFalse();
  }

  @Test
  void namesThatLeadOutOfADirectoryAreLeftOut() throws IOException {
    List<Integer> lists = new ArrayList<>();
    ScriptedServer server =
        started(
            100,
            (to, type, id) -> {
              switch (type) {
                case Fxp.OPENDIR -> to.answer(Fxp.HANDLE, id, HANDLE);
                case Fxp.READDIR -> {
                  lists.add(id);
                  if (lists.size() == 1) {
                    to.names(id, ".", "..", "../../etc/passwd", "a/b", "", "\u00e9", "good");
                  } else {
                    to.status(id, SftpStatusException.EOF, "");
                  }
                }
                default -> to.status(id, SftpStatusException.FAILURE, "no");
              }
            });
    List<String> names = new ArrayList<>();
    server.client().list("/x", (name, attributes) -> names.add(name));
    assertThat(names).containsExactly("good");
  }

  @Test
  void asksForRoomOnlyWhereThatIsOffered() throws IOException {
    ByteBuffer room = ByteBuffer.allocate(11 * 8);
    for (long number : new long[] {1, 512, 9, 5, 3, 100, 7, 6, 0, 0, 255}) {
      room.putLong(number);
    }
    ScriptedServer server =
        new ScriptedServer(
            100,
            (to, type, id) -> {
              if (type == Fxp.INIT) {
                to.version("statvfs@openssh.com", "2");
              } else {
                to.answer(Fxp.EXTENDED_REPLY, id, room.array());
              }
            });
    server.client().start();
    assertThat(server.client().space("/x")).isEqualTo(new Space(3 * 512, 6));

    ScriptedServer other = started(100, (to, type, id) -> to.status(id, 8, "what?"));
    assertThat(other.client().space("/x")).isNull();
    assertThat(other.types()).containsExactly(Fxp.INIT);
  }

  @Test
  void aStatusCarriesTheServersWords() throws IOException {
    ScriptedServer server = started(100, (to, type, id) -> to.status(id, 4, "disk is on fire"));
    assertThatThrownBy(() -> server.client().remove("/x"))
        .isInstanceOf(SftpStatusException.class)
        .hasMessage("disk is on fire");
  }
}
