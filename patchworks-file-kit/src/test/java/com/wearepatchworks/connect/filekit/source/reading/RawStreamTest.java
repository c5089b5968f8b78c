/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.filekit.pacing.Throttle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

final class RawStreamTest {
  /** A stream of a store may refuse to be read when it is closed. */
  private static final class Strict extends ByteArrayInputStream {
    private boolean closed;

    private Strict() {
      super(new byte[10]);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      assertThat(closed).as("closed").isFalse();
      return super.read(into, offset, length);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void staysAtItsEndAfterItWasClosedThere() throws IOException {
    RawStream raw = new RawStream(new Strict(), 0, Throttle.NONE, new LongAdder());
    try (InputStream all = new SequenceInputStream(InputStream.nullInputStream(), raw)) {
      assertThat(all.readAllBytes()).hasSize(10);

      assertThat(raw.read()).isEqualTo(-1);
      assertThat(raw.hasEnded()).isTrue();
    }
  }
}
