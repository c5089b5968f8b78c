/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are read from their bytes are the same as by the CSV library. */
class PlainRowsTest {
  private static final int SEEDS = 1_500;
  private static final int MANY = 4_000;
  private static final int MAX_BYTES = 90;
  private static final String[] PIECES = {
    "D",
    "D",
    "D",
    "D",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "a",
    "1234567",
    "12345678",
    "some longer text",
    "é",
    "\"x\"",
    "\"\"",
    "\"",
    "D\"yDz\"D",
    "D\"y\ny\"D",
    "D\"\r\"D",
    "D\"a\"\"b\"D",
    "\"\"\"\"",
    " ",
    "\t",
    ",",
    ";",
    "\\",
    "\u0000",
    "\u0001",
    "\u001f",
    "\u007f",
    "\u0080",
    "ÿ",
    "Ā",
    "€",
    "\uFEFF",
    "\uFFFF",
    "日本",
    "😀",
    "#"
  };
  private static final byte[][] DAMAGED = {
    {(byte) 0x80},
    {(byte) 0xc3},
    {(byte) 0xe2, (byte) 0x82},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80}
  };

  /** What no text holds, so that it changes nothing but the way rows are read. */
  private static final String NEVER = "no such text";

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', ' ', '|', '\u0001', 'é'})
  void theSameEntriesBadRecordsAndPositionsAsByTheLibrary(char delimiter) throws IOException {
    compareWithTheLibrary(delimiter, SEEDS);
  }

  @ParameterizedTest
  @Tag("long")
  @ValueSource(chars = {',', ';', '\t', ' ', '|', '\u0001', 'é'})
  void theSameAsByTheLibraryInManyInputs(char delimiter) throws IOException {
    compareWithTheLibrary(delimiter, MANY);
  }

  private static void compareWithTheLibrary(char delimiter, int seeds) throws IOException {
    CsvDialect dialect = CsvDialect.of(UTF_8, delimiter);
    for (long seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      compare(random.nextBoolean() ? dialect : variant(dialect, random), random, delimiter, seed);
    }
  }

  private static CsvDialect variant(CsvDialect dialect, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> dialect.quotedBy('\'');
      case 1 -> dialect.quotedBy(CsvDialect.NO_QUOTE);
      case 2 -> dialect.quotedBy('\\');
      default -> dialect.commentedBy('#').afterLines(random.nextInt(2));
    };
  }

  private static void compare(CsvDialect dialect, Random random, char delimiter, long seed)
      throws IOException {
    CsvColumns columns =
        new CsvColumns(
            random.nextBoolean() ? CsvColumns.Header.FIRST_ROW : CsvColumns.Header.NONE,
            List.of(),
            CsvColumns.HEADER.others());
    Format plain = new CsvFormat(dialect, columns, MAX_BYTES);
    Format library = new CsvFormat(dialect.nullAs(NEVER), columns, MAX_BYTES);
    byte[] input = input(random, delimiter);
    String shown = "seed " + seed + ": " + new String(input, UTF_8);
    List<String> expected = all(library, input, Position.START);
    assertThat(all(plain, input, Position.START)).as("%s", shown).isEqualTo(expected);
    Position middle = some(plain, input, random);
    assertThat(all(plain, input, middle)).as("%s", shown).isEqualTo(all(library, input, middle));
  }

  private static byte[] input(Random random, char delimiter) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((random.nextInt(8) == 0 ? "\uFEFF" : "").getBytes(UTF_8));
    int columns = 1 + random.nextInt(4);
    for (int row = 1 + random.nextInt(6); row > 0; row--) {
      for (int i = 0; i < columns; i++) {
        String piece = PIECES[random.nextInt(PIECES.length)];
        int kind = random.nextInt(12);
        String field =
            kind < 5 ? "c" + row + i : kind < 8 ? '"' + "q" + i + delimiter + '"' : piece;
        field += kind == 11 ? PIECES[random.nextInt(PIECES.length)] : "";
        bytes.writeBytes(field.replace('D', delimiter).getBytes(UTF_8));
        bytes.writeBytes(
            random.nextInt(40) == 0 ? DAMAGED[random.nextInt(DAMAGED.length)] : new byte[0]);
        bytes.writeBytes((i + 1 < columns ? String.valueOf(delimiter) : "").getBytes(UTF_8));
      }
      bytes.writeBytes((random.nextInt(3) == 0 ? "\r\n" : "\n").getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Position some(Format format, byte[] input, Random random) throws IOException {
    List<Position> positions;
    try {
      positions = Course.of(format.read(new ByteArrayInputStream(input))).positions();
    } catch (MalformedInputException e) {
      return Position.START;
    }
    return positions.get(random.nextInt(positions.size()));
  }

  private static List<String> all(Format format, byte[] input, Position at) throws IOException {
    List<String> all = new ArrayList<>();
    Random random = new Random(input.length);
    try (RecordReader reader = format.resume(new Dribble(input, (int) at.bytes(), random), at)) {
      for (String step = step(reader); !step.isEmpty(); step = step(reader)) {
        all.add(step + " " + reader.position() + " " + reader.line());
      }
      all.add("end " + reader.position());
    } catch (MalformedInputException e) {
      all.add("malformed " + e.line() + " " + e.column() + " " + e.reason());
    }
    return all;
  }

  private static String step(RecordReader reader) throws IOException {
    try {
      Entry entry = reader.next();
      return entry == null ? "" : shown(entry);
    } catch (BadRecordException e) {
      return "bad %d %d %s %s"
          .formatted(e.line(), e.column(), e.reason(), new String(e.record(), UTF_8));
    }
  }

  private static String shown(Entry entry) throws IOException {
    assertThat(entry.text()).isEqualTo(new String(entry.bytes(), UTF_8));
    SchemaAndValue struct = entry.struct();
    return "entry %s %s %s %s %s"
        .formatted(
            entry.text(),
            entry.data(),
            struct == null ? null : struct.value(),
            entry.field(List.of("c1")),
            entry.field(List.of("c11", "a")));
  }

  @Test
  void usualRowsAreReadFromTheirBytes() throws IOException {
    Format format = new CsvFormat(UTF_8, ',');
    String usual = "a,b\n1,2\n\"1\",\"2, 3\"\n,\né,\"日\n\t\"\n\"\",\\\n";
    assertThat(Read.entries(format, usual.getBytes(UTF_8)))
        .hasSize(5)
        .hasOnlyElementsOfType(PlainRow.class);
    String other = "a,b\n1,2\"3\n\"1\"\"\",2\n";
    assertThat(Read.entries(format, other.getBytes(UTF_8)))
        .hasSize(2)
        .hasOnlyElementsOfType(RowEntry.class);
  }

  @Test
  void quotationMarksAreEscapedWhereTheyAreNoQuotes() throws IOException {
    CsvDialect dialect = CsvDialect.of(UTF_8, ',').quotedBy('\'');
    Format format = new CsvFormat(dialect, CsvColumns.HEADER, MAX_BYTES);
    assertThat(Read.texts(format, "a,b\n\",'\"1\"'\n"))
        .containsExactly("{\"a\":\"\\\"\",\"b\":\"\\\"1\\\"\"}");
  }

  /** The scan looks at eight bytes at once, some of them behind the row. */
  @Test
  void whatFollowsARowDoesNotMatter() {
    PlainRows rows = new PlainRows(CsvDialect.of(UTF_8, ','));
    Columns columns = new Columns(CsvColumns.HEADER.named(List.of("a", "b")));
    for (int length = 0; length < 40; length++) {
      for (String field : new String[] {"x".repeat(length), '"' + ",".repeat(length) + '"'}) {
        String row = field + ",é";
        byte[] alone = row.getBytes(UTF_8);
        byte[] followed = (row + ",\"\\\n").repeat(3).getBytes(UTF_8);
        Entry entry = rows.find(columns, alone, 0, alone.length);
        Entry other = rows.find(columns, followed, 0, alone.length);
        assertThat(Objects.requireNonNull(entry).field(List.of("b"))).isEqualTo("é");
        assertThat(Objects.requireNonNull(other).text()).isEqualTo(entry.text());
      }
    }
  }

  @Test
  void fieldsAreFoundByTheirNames() throws IOException {
    byte[] input = "a,b\n1,\"{\"\"c\"\":2}\"\né,'{'\n".getBytes(UTF_8);
    Entry entry = Read.entries(new CsvFormat(UTF_8, ','), input).get(1);
    assertThat(entry.field(List.of("a"))).isEqualTo("é");
    assertThat(entry.field(List.of("b", "c"))).isNull();
    assertThat(entry.field(List.of("z"))).isNull();
    assertThat(entry.field(List.of())).isEqualTo(entry.data());
  }
}
