/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Read.error;
import static com.wearepatchworks.connect.core.format.Read.texts;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NDJSON, text lines, and whole texts. */
class LineFormatsTest {
  private static final Format NDJSON = new NdJsonFormat(100);
  private static final Format LINES = new TextLinesFormat(UTF_8, 10);

  @Test
  void aDocumentPerLine() throws IOException {
    assertThat(texts(NDJSON, "{\"p\":1.10}\r\n\n  \t\n\r\n[1]\n\"x\"\n3"))
        .containsExactly("{\"p\":1.10}", "[1]", "\"x\"", "3");
    assertThat(texts(NDJSON, "\uFEFF{}\n")).containsExactly("{}");
    assertThat(texts(NDJSON, "")).isEmpty();
  }

  @Test
  void linesLongerThanTheReadBufferAreWhole() throws IOException {
    String line = "\"" + "x".repeat(100_000) + "\"";
    assertThat(texts(new NdJsonFormat(1 << 20), line + "\n" + line)).containsExactly(line, line);
  }

  @Test
  void errorsKnowTheLineAndTheColumnInIt() {
    MalformedInputException e = error(NDJSON, "{}\r\n\n{\"a\":x}\n");
    assertThat(e.line()).isEqualTo(3);
    assertThat(e.column()).isEqualTo(6);
    assertThat(error(NDJSON, "1\n{} {}").line()).isEqualTo(2);
    assertThat(error(NDJSON, "1\n{\n}").line()).isEqualTo(2);
  }

  @Test
  void linesMayBeAsLongAsAllowedWhateverTheirEnd() throws IOException {
    String longest = "0123456789";
    assertThat(texts(LINES, longest + "\r\n" + longest + "\n" + longest))
        .containsExactly(longest, longest, longest);
    MalformedInputException e = error(LINES, "a\n" + longest + "x\n");
    assertThat(e.line()).isEqualTo(2);
    assertThat(e.column()).isEqualTo(11);
    assertThat(e.reason()).contains("longer than 10 bytes");
    assertThat(error(LINES, "x".repeat(1_000_000)).line()).isEqualTo(1);
  }

  @Test
  void emptyLinesOfTextAreRecords() throws IOException {
    assertThat(texts(LINES, "a\n\nb\n")).containsExactly("a", "", "b");
    assertThat(texts(LINES, "")).isEmpty();
    assertThat(texts(LINES, "\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
  }

  @Test
  void textIsDecodedStrictly() throws IOException {
    byte[] latin = "ok\nKäse".getBytes(ISO_8859_1);
    assertThat(error(LINES, latin).line()).isEqualTo(2);
    assertThat(Read.entries(new TextLinesFormat(ISO_8859_1, 10), latin).get(1).data())
        .isEqualTo("Käse");
    assertThat(error(new WholeFormat(UTF_8), latin).reason()).contains("not valid UTF-8");
  }

  @Test
  void linesOfCharsetsWhoseLineFeedIsNotOneByte() throws IOException {
    for (Charset charset : List.of(UTF_16, UTF_16LE, Charset.forName("UTF-32"))) {
      byte[] input = "a\r\n日本\n\nb".getBytes(charset);
      assertThat(Read.entries(new TextLinesFormat(charset, 10), input))
          .extracting(Entry::data)
          .containsExactly("a", "日本", "", "b");
    }
    assertThat(error(new TextLinesFormat(UTF_16LE, 10), new byte[] {1}).reason())
        .contains("UTF-16LE");
  }

  @Test
  void aWholeTextOrItsBytesAreOneRecord() throws IOException {
    assertThat(texts(new WholeFormat(UTF_8), "\uFEFFa\nb\n")).containsExactly("a\nb\n");
    byte[] raw = {0, -1, 10, 13};
    List<Entry> entries = Read.entries(new WholeFormat(null), raw);
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).bytes()).isEqualTo(raw);
    assertThat(entries.get(0).field(List.of("a"))).isNull();
  }
}
