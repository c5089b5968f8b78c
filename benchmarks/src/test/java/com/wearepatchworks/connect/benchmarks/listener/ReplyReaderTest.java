/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ReplyReaderTest {
  private static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"records\":1}";

  @Test
  void readsAReplyThatComesAtOnce() throws IOException {
    assertThat(new ReplyReader(bytes(OK)).read()).isEqualTo(200);
  }

  @Test
  void readsAReplyThatComesByteByByte() throws IOException {
    InputStream in = bytes(OK);
    InputStream slow =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return in.read();
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, Math.min(1, length));
          }
        };

    assertThat(new ReplyReader(slow).read()).isEqualTo(200);
    assertThat(in.available()).isZero();
  }

  @Test
  void findsTheLengthWhateverItsCase() throws IOException {
    assertThat(
            new ReplyReader(bytes("HTTP/1.1 503 Busy\r\ncontent-length:2\r\nX: y\r\n\r\n{}"))
                .read())
        .isEqualTo(503);
  }

  @Test
  void aReplyWithoutLengthIsAnError() {
    assertThatThrownBy(() -> new ReplyReader(bytes("HTTP/1.1 200 OK\r\nX: y\r\n\r\n")).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("without Content-Length");
  }

  @Test
  void aReplyThatIsCutIsAnError() {
    assertThatThrownBy(() -> new ReplyReader(bytes(OK.substring(0, OK.length() - 1))).read())
        .isInstanceOf(EOFException.class);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
