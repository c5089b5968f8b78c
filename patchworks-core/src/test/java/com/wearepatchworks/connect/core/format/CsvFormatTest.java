/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Read.error;
import static com.wearepatchworks.connect.core.format.Read.texts;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFormatTest {
  private static final Format CSV = new CsvFormat(UTF_8, ',');

  @Test
  void theFirstRowNamesTheColumns() throws IOException {
    assertThat(texts(CSV, "id,price\r\n1,19.90\n2,1e400\n"))
        .containsExactly(
            "{\"id\":\"1\",\"price\":\"19.90\"}", "{\"id\":\"2\",\"price\":\"1e400\"}");
    assertThat(texts(CSV, "id,price\n")).isEmpty();
    assertThat(texts(CSV, "")).isEmpty();
  }

  @Test
  void quotesKeepDelimitersLineEndsAndQuotes() throws IOException {
    assertThat(texts(CSV, "a,b\n\"x,\r\ny\",\"say \"\"hi\"\"\"\n"))
        .containsExactly("{\"a\":\"x,\\r\\ny\",\"b\":\"say \\\"hi\\\"\"}");
  }

  @Test
  void otherDelimitersAndCharsets() throws IOException {
    Entry row =
        Read.entries(new CsvFormat(ISO_8859_1, ';'), "a;b\nKäse;1,5".getBytes(ISO_8859_1)).get(0);
    assertThat(row.field(List.of("a"))).isEqualTo("Käse");
    assertThat(row.field(List.of("b"))).isEqualTo("1,5");
    assertThat(row.field(List.of("c"))).isNull();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    assertThat(texts(CSV, "\uFEFFa,b\n1,2")).containsExactly("{\"a\":\"1\",\"b\":\"2\"}");
    assertThat(texts(CSV, "\uFEFF\"a\",b\n1,2")).containsExactly("{\"a\":\"1\",\"b\":\"2\"}");
  }

  @Test
  void tooFewAndTooManyFieldsAreErrorsWithTheirLine() {
    assertThat(error(CSV, "a,b\n1,2\n3\n").line()).isEqualTo(3);
    assertThat(error(CSV, "a,b\n\"1\n1\",2\n3,4,5\n").line()).isEqualTo(4);
  }

  @Test
  void duplicateColumnsAreAnError() {
    assertThat(error(CSV, "a,b,a\n1,2,3\n").reason()).contains("a");
  }

  @Test
  void anUnclosedQuoteIsAnError() {
    assertThat(error(CSV, "a,b\n1,\"2\n3,4\n").line()).isEqualTo(2);
    assertThat(error(CSV, "a,\"b")).isNotNull();
  }

  @Test
  void textAfterAClosingQuoteIsAnError() {
    assertThat(error(CSV, "a,b\n\"1\"x,2\n")).isNotNull();
  }

  @Test
  void textThatDoesNotFitItsCharsetIsAnError() {
    assertThat(error(CSV, "a,b\nKäse,2\n".getBytes(ISO_8859_1)).reason()).contains("character set");
  }

  @Test
  void emptyLinesArePassedOver() throws IOException {
    assertThat(texts(CSV, "a,b\n\n1,2\n\n")).hasSize(1);
  }
}
