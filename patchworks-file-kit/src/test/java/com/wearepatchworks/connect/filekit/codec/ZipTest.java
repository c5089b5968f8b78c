/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import static com.wearepatchworks.connect.filekit.codec.Packed.decoder;
import static com.wearepatchworks.connect.filekit.codec.Packed.encoder;
import static com.wearepatchworks.connect.filekit.codec.Packed.error;
import static com.wearepatchworks.connect.filekit.codec.Packed.pack;
import static com.wearepatchworks.connect.filekit.codec.Packed.unpack;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What only archives have: several files, and an index at their end. */
class ZipTest {
  private static final Decoder ONE = decoder("a.zip");
  private static final Decoder FIRST = decoder("a.zip", "zip.entries", "first");
  private static final Decoder ALL = decoder("a.zip", "zip.entries", "all");

  private static byte[] zip(String comment, String... namesAndTexts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setComment(comment);
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static byte[] stored(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      CRC32 crc = new CRC32();
      crc.update(content);
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
    }
    return out.toByteArray();
  }

  private static String text(Decoder decoder, byte[] zip) throws IOException {
    return new String(unpack(decoder, zip), UTF_8);
  }

  @Test
  void theOnlyFileIsReadWhateverItsName() throws IOException {
    byte[] zip = zip("", "dir/", "", "../../etc/passwd", "a\n", "__MACOSX/._x", "junk");
    assertThat(text(ONE, zip)).isEqualTo("a\n");
    assertThat(text(FIRST, zip)).isEqualTo("a\n");
    assertThat(text(ALL, zip)).isEqualTo("a\n");
  }

  @Test
  void severalFilesAreAnErrorOrOneOrAll() throws IOException {
    byte[] zip = zip("", "a", "1\n", "b", "2", "c", "", "d", "3\n");
    assertThat(error(ONE, zip).reason()).contains("several files", "zip.entries");
    assertThat(text(FIRST, zip)).isEqualTo("1\n");
    assertThat(text(ALL, zip)).isEqualTo("1\n2\n3\n");
  }

  @Test
  void anArchiveWithoutFilesIsAnError() throws IOException {
    assertThat(error(ONE, zip("")).reason()).contains("no file");
    assertThat(error(ALL, zip("", "dir/", "")).reason()).contains("no file");
  }

  @Test
  void commentsAreFine() throws IOException {
    assertThat(text(ONE, zip("PK\5\6 is no end", "a", "1"))).isEqualTo("1");
    assertThat(text(ONE, zip("x".repeat(0xFFFF), "a", "1"))).isEqualTo("1");
  }

  @Test
  void severalFilesCutOffAnywhereAreAnError() throws IOException {
    byte[] zip = zip("remark", "a", "1\n", "b", "2\n", "c/", "");
    for (Decoder decoder : new Decoder[] {FIRST, ALL}) {
      for (int length = 0; length < zip.length; length++) {
        assertThat(error(decoder, Arrays.copyOf(zip, length))).as("%d bytes", length).isNotNull();
      }
    }
  }

  @Test
  void anArchiveInAnArchiveDoesNotEndTheOuterOne() throws IOException {
    byte[] inner = zip("", "a", "1");
    byte[] outer = stored("inner.zip", inner);
    assertThat(unpack(ONE, outer)).isEqualTo(inner);
    for (int length = 0; length < outer.length; length++) {
      assertThat(error(ONE, Arrays.copyOf(outer, length))).as("%d bytes", length).isNotNull();
    }
  }

  @Test
  void aWrongChecksumIsAnError() throws IOException {
    byte[] zip = stored("a", "12345".getBytes(UTF_8));
    zip[zip.length - 22 - 46 - 1 - 3] ^= 1; // the content lies before the index
    assertThat(error(ONE, zip).reason()).contains("checksum");
  }

  @Test
  void aPasswordIsRefusedWithASentence() throws IOException {
    byte[] zip = stored("a", "12345".getBytes(UTF_8));
    zip[6] |= 1; // the flag of encryption in the first header
    assertThat(error(ONE, zip).reason()).contains("password", "PGP");
  }

  @Test
  void aStoredFileOfUnknownLengthIsRefusedWithASentence() throws IOException {
    byte[] zip = stored("a", "12345".getBytes(UTF_8));
    zip[6] |= 8; // the flag of a data descriptor
    assertThat(error(ONE, zip).reason()).contains("method 0, data descriptor", "deflate");
  }

  @Test
  void aWrittenArchiveHasOneEntryNamedLikeTheFile() throws IOException {
    byte[] zip = pack(encoder("compression", "zip"), "x".getBytes(UTF_8));
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = in.getNextEntry();
      assertThat(entry).isNotNull();
      assertThat(entry.getName()).isEqualTo("orders.csv");
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("x");
      assertThat(in.getNextEntry()).isNull();
    }
  }
}
