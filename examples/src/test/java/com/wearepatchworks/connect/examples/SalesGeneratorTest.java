/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SalesGeneratorTest {
  @Test
  void makesAsManyRowsAsWantedInSeveralFilesWithNamesOfTheirOwn() {
    List<SalesFile> files = all(1_000);

    assertThat(files).hasSizeGreaterThan(3).extracting(SalesFile::name).doesNotHaveDuplicates();
    assertThat(files.stream().flatMap(file -> file.rows().stream()))
        .hasSize(1_000)
        .extracting(Item::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void writesWhatTheLedgerExpects() throws Exception {
    for (SalesFile file : all(500)) {
      List<String> read = new ArrayList<>();
      try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file.csv())) {
        for (NamedCsvRecord row : csv) {
          Map<String, String> fields = row.getFieldsAsMap();
          read.add(Rows.canonical(List.copyOf(fields.keySet()), List.copyOf(fields.values())));
        }
      }
      assertThat(file.rows()).extracting(Item::json).isEqualTo(read);
    }
  }

  @Test
  void writesFieldsThatNeedQuotesAndOtherScripts() {
    String text = String.join("", all(500).stream().map(SalesFile::csv).toList());

    assertThat(text).contains("\"\"", "抹茶 matcha, 100 g", "(number 14", "☕", ",12.50,");
  }

  @Test
  void comparesRowsWhateverTheirOrderAndEscapes() {
    byte[] one = "{\"b\":\"\\u00e9\",\"a\":12.5}".getBytes(UTF_8);

    assertThat(new String(Rows.canonical(one), UTF_8)).isEqualTo("{\"a\":\"12.5\",\"b\":\"é\"}");
    assertThat(Rows.canonical("no JSON".getBytes(UTF_8))).asString(UTF_8).isEqualTo("no JSON");
  }

  private static List<SalesFile> all(int rows) {
    List<SalesFile> files = new ArrayList<>();
    new SalesGenerator("r", rows).forEachRemaining(files::add);
    return files;
  }
}
