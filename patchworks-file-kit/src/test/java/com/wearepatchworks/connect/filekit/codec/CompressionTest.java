/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import static com.wearepatchworks.connect.filekit.codec.Packed.concat;
import static com.wearepatchworks.connect.filekit.codec.Packed.data;
import static com.wearepatchworks.connect.filekit.codec.Packed.decoder;
import static com.wearepatchworks.connect.filekit.codec.Packed.encoder;
import static com.wearepatchworks.connect.filekit.codec.Packed.error;
import static com.wearepatchworks.connect.filekit.codec.Packed.pack;
import static com.wearepatchworks.connect.filekit.codec.Packed.unpack;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.format.MalformedInputException;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
  private static final int ROUNDS = 20;

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "zip", "zstd", "bzip2"})
  void whatIsPackedUnpacksHoweverItIsRead(String compression) throws IOException {
    Encoder encoder = encoder("compression", compression);
    Decoder decoder = decoder("x", "compression", compression);
    for (long seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] plain = data(random, random.nextInt(seed % 4 == 0 ? 200_000 : 3_000));
      byte[] packed = pack(encoder, plain);
      try (InputStream in = decoder.decode(new Trickle(packed, random))) {
        assertThat(readInPieces(in, random)).as("seed %d", seed).isEqualTo(plain);
        assertThat(in.read()).isEqualTo(-1);
      }
    }
  }

  private static byte[] readInPieces(InputStream in, Random random) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[1 + random.nextInt(50)];
    while (true) {
      if (random.nextInt(8) == 0) {
        int one = in.read();
        if (one < 0) {
          return all.toByteArray();
        }
        all.write(one);
      } else {
        int from = random.nextInt(piece.length);
        int read = in.read(piece, from, piece.length - from);
        if (read < 0) {
          return all.toByteArray();
        }
        all.write(piece, from, read);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zip", "zstd", "bzip2"})
  void aFileThatIsCutOffAnywhereIsAnErrorAndNeverAnEnd(String compression) throws IOException {
    byte[] whole = pack(encoder("compression", compression), data(new Random(7), 300));
    Decoder decoder = decoder("x", "compression", compression);
    for (int length = 0; length < whole.length; length++) {
      assertThat(error(decoder, Arrays.copyOf(whole, length)))
          .as("%d of %d bytes", length, whole.length)
          .isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zip", "zstd", "bzip2"})
  void aDamagedByteIsAnErrorOrDoesNotMatter(String compression) throws IOException {
    byte[] plain = data(new Random(8), 300);
    byte[] whole = pack(encoder("compression", compression), plain);
    Decoder decoder = decoder("x", "compression", compression);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      try {
        assertThat(unpack(decoder, damaged)).as("byte %d", at).isEqualTo(plain);
      } catch (MalformedInputException e) {
        assertThat(e.reason()).contains(compression);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zip", "zstd", "bzip2"})
  void whatFollowsTheEndIsAnError(String compression) throws IOException {
    byte[] whole = pack(encoder("compression", compression), "a,b\n".getBytes(UTF_8));
    Decoder decoder = decoder("x", "compression", compression);
    assertThat(error(decoder, concat(whole, "rest".getBytes(UTF_8)))).isNotNull();
    assertThat(error(decoder, "a,b\n1,2\n".getBytes(UTF_8)).reason()).contains(compression);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd", "bzip2"})
  void filesThatWerePutTogetherAreReadToTheLast(String compression) throws IOException {
    Encoder encoder = encoder("compression", compression);
    Decoder decoder = decoder("x", "compression", compression);
    byte[] first = pack(encoder, "one\n".getBytes(UTF_8));
    byte[] none = pack(encoder, new byte[0]);
    byte[] last = pack(encoder, "two\n".getBytes(UTF_8));
    byte[] all = concat(first, none, last);
    try (InputStream in = decoder.decode(new Trickle(all, new Random(1)))) {
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("one\ntwo\n");
    }
    for (int length = first.length + none.length + 1; length < all.length; length++) {
      assertThat(error(decoder, Arrays.copyOf(all, length))).as("%d", length).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zip", "zstd", "bzip2"})
  void aBombIsStoppedByItsRatioAndByItsSize(String compression) throws IOException {
    byte[] bomb = pack(encoder("compression", compression), new byte[8 << 20]);
    assertThat(
            error(decoder("x", "compression", compression, "decompress.max.ratio", "500"), bomb)
                .reason())
        .contains("500 times", "decompress.max.ratio");
    assertThat(
            error(
                    decoder(
                        "x",
                        "compression",
                        compression,
                        "decompress.max.bytes",
                        "6000000",
                        "decompress.max.ratio",
                        "100000000"),
                    bomb)
                .reason())
        .contains("6000000 bytes", "decompress.max.bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zip", "zstd", "bzip2"})
  void whatTheStoreFailsWithIsPassedOnAsItIs(String compression) throws IOException {
    byte[] whole = pack(encoder("compression", compression), data(new Random(9), 100_000));
    FileStoreException lost =
        new FileStoreException(FileStoreException.Reason.UNREACHABLE, "gone", null);
    for (int after : new int[] {0, 1, 5, 40, 20_000, whole.length - 1, whole.length}) {
      InputStream in =
          decoder("x", "compression", compression).decode(new Failing(whole, after, lost));
      assertThatThrownBy(in::readAllBytes).as("after %d", after).isSameAs(lost);
      assertThatThrownBy(in::read).as("and again").isSameAs(lost);
      in.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "zip", "zstd", "bzip2"})
  void endingAFileDoesNotCloseWhatIsBeneath(String compression) throws IOException {
    boolean[] closed = {false};
    OutputStream beneath =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    encoder("compression", compression).encode(beneath, "x").close();
    assertThat(closed[0]).isFalse();
  }

  @Test
  void closingClosesTheFileEvenBeforeTheFirstRead() throws IOException {
    for (String compression : new String[] {"gzip", "zip", "zstd", "bzip2"}) {
      Failing file =
          new Failing(
              new byte[0], 0, new FileStoreException(FileStoreException.Reason.FAILED, "x", null));
      decoder("x", "compression", compression).decode(file).close();
      assertThat(file.closed).isTrue();
    }
  }

  /** Gives a few bytes at a time, and says that none are available. */
  private static final class Trickle extends ByteArrayInputStream {
    private final Random random;

    private Trickle(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) {
      return super.read(bytes, from, Math.min(length, 1 + random.nextInt(100)));
    }

    @Override
    public synchronized int available() {
      return 0;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  /** Fails after some bytes. */
  private static final class Failing extends InputStream {
    private final InputStream bytes;
    private final IOException failure;
    private boolean closed;

    private Failing(byte[] bytes, int after, IOException failure) {
      this.bytes = new ByteArrayInputStream(bytes, 0, after);
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      int read = bytes.read();
      if (read < 0) {
        throw failure;
      }
      return read;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int read = bytes.read(to, from, length);
      if (read < 0) {
        throw failure;
      }
      return read;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
