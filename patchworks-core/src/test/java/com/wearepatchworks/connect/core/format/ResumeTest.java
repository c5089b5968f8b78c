/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.wearepatchworks.connect.core.record.ColumnType;
import com.wearepatchworks.connect.core.record.ColumnTypes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the input, whatever its pieces, and wherever reading stops: it goes on at the position
 * with exactly what is left.
 */
class ResumeTest {
  private static final int SEEDS = 750;
  private static final int MANY = 3_000;

  /** A format, and what inputs for it are made of. */
  record Sample(Format format, Charset charset, List<String> pieces) {
    private byte[] input(Random random) {
      StringBuilder text = new StringBuilder();
      int count = random.nextInt(40);
      for (int i = 0; i < count; i++) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      byte[] bytes = text.toString().getBytes(charset);
      if (bytes.length > 0 && random.nextInt(4) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      return bytes;
    }
  }

  private static final List<String> TEXT =
      List.of(
          "a",
          "b1",
          ",",
          ",",
          ",",
          "\n",
          "\n",
          "\r\n",
          "\r",
          "\"",
          "\"\"",
          "é",
          "#",
          " ",
          "😀",
          "\"x,\ny\"",
          "a,b\n",
          "1,2\n",
          "\uFEFF",
          "'",
          "longer than all others");
  private static final List<String> JSON =
      List.of("{}", "{\"a\":1.10}", "[", "]", "\"é\"", "\n", "\r\n", " ", "7", "x".repeat(30));
  private static final List<String> ARRAY =
      List.of(
          "[1.50 , {\"a\":\"é\"}\n", ",\n{}", ", \"longer than others\"", ",[[[[[[[[]]]]]]]]", "]");
  private static final List<String> DEEP =
      List.of("{\"x\":1,\n\"a\":[{},\n[1 ", ", 2\n", ",\"\\u00e9\"", "],\n7", "],\"b\":[]", "}");
  private static final List<String> XML =
      List.of(
          "<a><o>1</o>",
          "<o b='2'/>",
          "<o>\n<p>é</p></o>",
          "text",
          "<o>too long ",
          "more</o>",
          "</a>");
  private static final CsvDialect DIALECT = CsvDialect.of(UTF_8, ',');
  private static final CsvColumns BARE =
      new CsvColumns(CsvColumns.Header.NONE, List.of(), ColumnType.TEXT);

  static Stream<Sample> samples() {
    return Stream.concat(
        csv(),
        Stream.of(
            new Sample(new NdJsonFormat(25), UTF_8, JSON),
            new Sample(new TextLinesFormat(UTF_8, 12), UTF_8, TEXT),
            new Sample(new TextLinesFormat(ISO_8859_1, 12), ISO_8859_1, TEXT),
            new Sample(new TextLinesFormat(UTF_16LE, 12), UTF_16LE, TEXT),
            new Sample(fixedWidth(UTF_8), UTF_8, TEXT),
            new Sample(fixedWidth(UTF_16LE), UTF_16LE, TEXT),
            new Sample(new XmlFormat("o", 20), UTF_8, XML),
            new Sample(new ChunksFormat(7), UTF_8, TEXT),
            new Sample(new WholeFormat(UTF_8, 30), UTF_8, TEXT),
            new Sample(new WholeFormat(null, 30), UTF_8, TEXT),
            new Sample(new JsonFormat(JsonPointer.empty(), true), UTF_8, JSON),
            new Sample(new JsonStreamFormat(JsonPointer.empty(), true, 10), UTF_8, ARRAY),
            new Sample(new JsonStreamFormat(JsonPointer.compile("/a/1"), true, 10), UTF_8, DEEP),
            new Sample(new JsonStreamFormat(JsonPointer.empty(), false, 10), UTF_8, JSON)));
  }

  private static Format fixedWidth(Charset charset) {
    ColumnTypes types = new ColumnTypes(ZoneOffset.UTC);
    return new FixedWidthFormat(
        new TextLinesFormat(charset, 12),
        FixedField.parse("a:1-1,b:2-4:int32", types, ColumnType.TEXT),
        1);
  }

  private static Stream<Sample> csv() {
    return Stream.of(
            new CsvFormat(UTF_8, ','),
            new CsvFormat(DIALECT, CsvColumns.HEADER, 20),
            new CsvFormat(DIALECT.commentedBy('#').afterLines(1), BARE, 15),
            new CsvFormat(DIALECT.quotedBy('\'').trimming(), BARE, 50),
            new CsvFormat(DIALECT.quotedBy(CsvDialect.NO_QUOTE).nullAs(""), BARE, 50),
            new CsvFormat(CsvDialect.of(UTF_8, 'é'), BARE, 50),
            new CsvFormat(CsvDialect.of(ISO_8859_1, 'é'), BARE, 50),
            new CsvFormat(CsvDialect.of(UTF_16, ','), BARE, 50))
        .map(format -> new Sample(format, format.dialect().charset(), TEXT));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readingGoesOnWhereItStopped(Sample sample) throws IOException {
    goOn(sample, SEEDS);
  }

  @ParameterizedTest
  @Tag("long")
  @MethodSource("samples")
  void readingGoesOnWhereItStoppedInManyInputs(Sample sample) throws IOException {
    goOn(sample, MANY);
  }

  private static void goOn(Sample sample, int seeds) throws IOException {
    int good = 0;
    for (long seed = 0; seed < seeds; seed++) {
      byte[] input = sample.input(new Random(seed));
      Course whole = read(sample.format, input, seed);
      good += whole.outcomes().stream().anyMatch(step -> step.startsWith("entry")) ? 1 : 0;
      for (int step = 0; step < whole.positions().size(); step++) {
        requireResumes(sample.format, input, whole, step, seed);
      }
    }
    assertThat(good).as("inputs with records").isGreaterThan(seeds / 20);
  }

  private static Course read(Format format, byte[] input, long seed) throws IOException {
    try {
      return Course.of(format.read(new Dribble(input, 0, new Random(seed))));
    } catch (MalformedInputException atOnce) {
      return new Course(List.of(), List.of());
    }
  }

  private static void requireResumes(Format format, byte[] input, Course whole, int step, long seed)
      throws IOException {
    Position at = whole.positions().get(step);
    Dribble rest = new Dribble(input, (int) at.bytes(), new Random(~seed));
    assertThat(Course.of(format.resume(rest, at)))
        .as("seed %d, step %d: %s", seed, step, new String(input, UTF_8))
        .isEqualTo(whole.from(step));
  }
}
