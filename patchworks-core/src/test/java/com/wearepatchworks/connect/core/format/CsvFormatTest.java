/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Read.error;
import static com.wearepatchworks.connect.core.format.Read.texts;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.record.Column;
import com.wearepatchworks.connect.core.record.ColumnType;
import com.wearepatchworks.connect.core.record.JsonData;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CsvFormatTest {
  private static final Format CSV = new CsvFormat(UTF_8, ',');
  private static final CsvDialect DIALECT = CsvDialect.of(UTF_8, ',');
  private static final CsvColumns BARE =
      new CsvColumns(CsvColumns.Header.NONE, List.of(), ColumnType.TEXT);

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

  private static Entry row(CsvDialect dialect, CsvColumns columns, String text) throws IOException {
    return Read.entries(new CsvFormat(dialect, columns, 1_000), text.getBytes(UTF_8)).get(0);
  }

  @Test
  void withoutAHeaderTheColumnsAreNumberedOrDeclared() throws IOException {
    assertThat(row(DIALECT, BARE, "x,y\n").data()).isEqualTo(Map.of("c1", "x", "c2", "y"));
    CsvColumns named =
        new CsvColumns(
            CsvColumns.Header.NONE,
            List.of(new Column("id", ColumnType.TEXT), new Column("b", ColumnType.TEXT)),
            ColumnType.TEXT);
    assertThat(row(DIALECT, named, "x,y\n").data()).isEqualTo(Map.of("id", "x", "b", "y"));
    assertThat(error(new CsvFormat(DIALECT, named, 100), "x\n").reason()).contains("2 columns");
  }

  @Test
  void aDeclaredColumnThatTheHeaderLacksIsAnError() {
    CsvColumns columns =
        new CsvColumns(
            CsvColumns.Header.FIRST_ROW,
            List.of(new Column("no", ColumnType.TEXT)),
            ColumnType.TEXT);
    assertThat(error(new CsvFormat(DIALECT, columns, 100), "a,b\n1,2\n").reason())
        .contains("no column 'no'", "[a, b]");
  }

  @Test
  void nullIsWhatTheDialectSaysUnlessQuoted() throws IOException {
    Entry row = row(DIALECT.nullAs(""), BARE, ",\"\",x\n");
    assertThat(row.field(List.of("c1"))).isNull();
    assertThat(row.field(List.of("c2"))).isEqualTo("");
    assertThat(row.bytes()).asString().isEqualTo("{\"c1\":null,\"c2\":\"\",\"c3\":\"x\"}");
    assertThat(row(DIALECT.nullAs("NULL"), BARE, "NULL,\"NULL\"").bytes())
        .asString()
        .isEqualTo("{\"c1\":null,\"c2\":\"NULL\"}");
    assertThat(row(DIALECT, BARE, ",x").field(List.of("c1"))).isEqualTo("");
  }

  @Test
  void commentsLinesBeforeTheHeaderAndSpaces() throws IOException {
    CsvDialect dialect = DIALECT.commentedBy('#').afterLines(2).trimming().quotedBy('\'');
    String text = "\uFEFFexported \"today\nby me\n# it's, 'open\n a , b\n#\n x ,' y '\n";
    assertThat(row(dialect, CsvColumns.HEADER, text).data())
        .isEqualTo(Map.of("a", "x", "b", " y "));
  }

  @Test
  void withoutQuotesTheyAreOrdinaryCharacters() throws IOException {
    CsvDialect dialect = CsvDialect.of(UTF_8, '\t').quotedBy(CsvDialect.NO_QUOTE);
    assertThat(row(dialect, BARE, "\"x\ty\"\n").data()).isEqualTo(Map.of("c1", "\"x", "c2", "y\""));
  }

  @Test
  void utf16IsReadToo() throws IOException {
    CsvFormat format = new CsvFormat(UTF_16, ';');
    assertThat(Read.entries(format, "a;b\r\nKäse;日本".getBytes(UTF_16)).get(0).data())
        .isEqualTo(Map.of("a", "Käse", "b", "日本"));
  }

  @Test
  void aDelimiterThatTheCharsetLacksSeparatesNothing() throws IOException {
    assertThat(row(CsvDialect.of(ISO_8859_1, '€'), BARE, "?\"a,b\n").data())
        .isEqualTo(Map.of("c1", "?\"a,b"));
  }

  @Test
  void charactersThatCannotBeToldApartAreRefused() {
    for (ThrowingCallable wrong :
        List.<ThrowingCallable>of(
            () -> CsvDialect.of(UTF_8, '"'),
            () -> CsvDialect.of(UTF_8, '\n'),
            () -> DIALECT.commentedBy(','),
            () -> DIALECT.quotedBy('é'))) {
      assertThatThrownBy(wrong).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void rowsAreMapsAndStructs() throws IOException {
    Entry row = row(DIALECT, CsvColumns.HEADER, "a,b\n1,é\"\t\u0001😀\n");
    Map<Object, Object> copy = new HashMap<>(map(row));
    assertThat(copy).isEqualTo(row.data()).hasSameHashCodeAs(row.data());
    assertThat(copy).containsOnlyKeys("a", "b");
    assertThat(map(row).containsKey("c")).isFalse();
    SchemaAndValue struct = row.struct();
    assertThat(struct).isNotNull();
    assertThat(((Struct) struct.value()).getString("b")).isEqualTo("é\"\t\u0001😀");
    assertThat(JsonData.parse(row.bytes())).isEqualTo(row.data());
    assertThat(row.bytes()).isSameAs(row.bytes());
  }

  private static Map<?, ?> map(Entry row) throws IOException {
    return (Map<?, ?>) Objects.requireNonNull(row.data());
  }
}
