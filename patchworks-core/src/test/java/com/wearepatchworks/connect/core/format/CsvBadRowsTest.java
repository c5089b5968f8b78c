/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A row that is wrong takes no other with it. */
class CsvBadRowsTest {
  private static final CsvDialect DIALECT = CsvDialect.of(UTF_8, ',');
  private static final Format SHORT = new CsvFormat(DIALECT, CsvColumns.HEADER, 30);

  private static List<String> steps(Format format, byte[] input) throws IOException {
    return Course.of(format.read(new ByteArrayInputStream(input))).outcomes();
  }

  private static List<String> steps(String input) throws IOException {
    return steps(SHORT, input.getBytes(UTF_8));
  }

  @Test
  void rowsWithOtherNumbersOfFieldsStandAlone() throws IOException {
    assertThat(steps("a,b\n1\n1,2\n1,2,3\n3,4\n"))
        .containsExactly(
            "bad 2 The row has 1 fields, but there are 2 columns 1",
            "entry {\"a\":\"1\",\"b\":\"2\"}",
            "bad 4 The row has 3 fields, but there are 2 columns 1,2,3",
            "entry {\"a\":\"3\",\"b\":\"4\"}");
  }

  @Test
  void textBehindAQuoteEndsWithItsLine() throws IOException {
    assertThat(steps("a,b\n\"1\"x,\"2\n3,4\n"))
        .containsExactly(
            "bad 2 Unexpected character after closing quote: 'x' (0x78) \"1\"x,\"2",
            "entry {\"a\":\"3\",\"b\":\"4\"}");
  }

  @Test
  void aQuoteThatNeverClosesCostsItsOwnLineOnly() throws IOException {
    assertThat(steps("a,b\n1,\"2\r\n3,4\n"))
        .containsExactly(
            "bad 2 The quote that opened on line 2 is not closed until the end of the input 1,\"2\r\n",
            "entry {\"a\":\"3\",\"b\":\"4\"}");
    assertThat(steps("a,b\n\"1\n1\",\"2\n3,4"))
        .containsExactly(
            "bad 2 The quote that opened on line 3 is not closed until the end of the input \"1\n1\",\"2\n",
            "entry {\"a\":\"3\",\"b\":\"4\"}");
    assertThat(steps("a,b\n1,\"2"))
        .containsExactly(
            "bad 2 The quote that opened on line 2 is not closed until the end of the input 1,\"2");
  }

  @Test
  void aQuoteThatIsOpenForTooLongCostsItsOwnLineOnly() throws IOException {
    List<String> steps = steps("a,b\n1,\"2\n" + "3,4\n".repeat(100));
    assertThat(steps).hasSize(101);
    assertThat(steps.get(0))
        .isEqualTo("bad 2 The quote that opened on line 2 is not closed within 30 bytes 1,\"2\n");
    assertThat(steps.subList(1, 101)).containsOnly("entry {\"a\":\"3\",\"b\":\"4\"}");
  }

  @Test
  void aRowThatIsTooLongIsPassedOverHoweverLongItIs() throws IOException {
    String longest = "1," + "x".repeat(28);
    assertThat(
            steps("a,b\n" + longest + "\r\n" + longest + "x\r\n1," + "y".repeat(300_000) + "\n3,4"))
        .containsExactly(
            "entry {\"a\":\"1\",\"b\":\"" + "x".repeat(28) + "\"}",
            "bad 3 The row is longer than 30 bytes " + longest,
            "bad 4 The row is longer than 30 bytes 1," + "y".repeat(28),
            "entry {\"a\":\"3\",\"b\":\"4\"}");
  }

  @Test
  void fieldsMayBeAsLongAsTheirRow() throws IOException {
    for (int length : new int[] {1 << 20, 2_999_997, 3_000_000}) {
      Format format = new CsvFormat(DIALECT, CsvColumns.HEADER, 3_000_000);
      String field = "é" + "x".repeat(length - 2);
      assertThat(
              Read.entries(format, ("a\n" + field + "\n").getBytes(UTF_8))
                  .get(0)
                  .field(List.of("a")))
          .isEqualTo(field);
    }
  }

  @Test
  void aRowInTheWrongCharsetStandsAlone() throws IOException {
    List<String> steps = steps(SHORT, "a,b\nKäse,1\nx,2\n".getBytes(ISO_8859_1));
    assertThat(steps.get(0)).startsWith("bad 2 The text does not fit its character set, UTF-8");
    assertThat(steps.get(1)).isEqualTo("entry {\"a\":\"x\",\"b\":\"2\"}");
  }

  /** Rows are cut by us and read by the library: both must see the same ones. */
  @Test
  void theSameRowsAsTheLibraryFindsInTheWholeText() throws IOException {
    String[] pieces = {
      "a", ",", ",", "\n", "\r\n", "\r", "\"x\"", "\"\"", "\"", "\"\ny\"", "é", " "
    };
    CsvColumns bare = new CsvColumns(CsvColumns.Header.NONE, List.of(), CsvColumns.HEADER.others());
    int compared = 0;
    for (long seed = 0; seed < 30_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      List<List<String>> expected = byTheLibrary(text.toString());
      if (expected != null) {
        compared++;
        assertThat(byUs(bare, text.toString())).as("%s", text).isEqualTo(expected);
      }
    }
    assertThat(compared).isGreaterThan(3_000);
  }

  private static @Nullable List<List<String>> byTheLibrary(String text) {
    try {
      return CsvReader.builder()
          .allowUnclosedQuote(false)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .ofCsvRecord(text)
          .stream()
          .map(CsvRecord::getFields)
          .toList();
    } catch (CsvParseException e) {
      return null;
    }
  }

  private static List<List<String>> byUs(CsvColumns columns, String text) throws IOException {
    CsvFormat format = new CsvFormat(DIALECT, columns, 1_000);
    Dribble in = new Dribble(text.getBytes(UTF_8), 0, new Random(text.length()));
    CsvSplitter rows = new CsvSplitter(new Window(in, 0), format.dialect(), 1_000, 0);
    CsvFields fields = new CsvFields(DIALECT, 1_000);
    List<List<String>> all = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (Object field : fields.of(rows)) {
        row.add(String.valueOf(field));
      }
      all.add(row);
    }
    return all;
  }
}
