/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.record.ColumnType;
import com.wearepatchworks.connect.core.record.ColumnTypes;
import com.wearepatchworks.connect.core.record.JsonData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Rows of CSV and of fixed width whose columns have types. */
class TypedRowsTest {
  private static final ColumnTypes TYPES = new ColumnTypes(ZoneOffset.UTC);
  private static final String DECLARED = "id:int64,price:decimal(2),day:date,ok:boolean";

  private static Format csv(String declared, ColumnType others) {
    return new CsvFormat(
        CsvDialect.of(UTF_8, ','),
        new CsvColumns(CsvColumns.Header.FIRST_ROW, TYPES.columns(declared, others), others),
        1_000);
  }

  private static Format fixed(String fields, Charset charset, int skipLines) {
    return new FixedWidthFormat(
        new TextLinesFormat(charset, 100),
        FixedField.parse(fields, TYPES, ColumnType.TEXT),
        skipLines);
  }

  private static List<String> steps(Format format, String input) throws IOException {
    return Course.of(format.read(new ByteArrayInputStream(input.getBytes(UTF_8)))).outcomes();
  }

  @Test
  void declaredColumnsGiveStructs() throws IOException {
    String input = "note,id,price,day,ok\nx,7,19.9,2026-01-31,true\ny,,,,\n";
    List<Entry> rows = Read.entries(csv(DECLARED, ColumnType.TEXT), input.getBytes(UTF_8));
    Struct struct = (Struct) Objects.requireNonNull(rows.get(0).struct()).value();
    assertThat(struct.getString("note")).isEqualTo("x");
    assertThat(struct.getInt64("id")).isEqualTo(7);
    assertThat(struct.get("price")).isEqualTo(new BigDecimal("19.90"));
    assertThat(((Date) struct.get("day")).getTime()).isEqualTo(1_769_817_600_000L);
    assertThat(struct.getBoolean("ok")).isTrue();
    SchemaAndValue empty = Objects.requireNonNull(rows.get(1).struct());
    assertThat(((Struct) empty.value()).get("id")).isNull();
    assertThat(empty.schema()).as("one for all rows").isSameAs(struct.schema());
  }

  @Test
  void theirJsonAndTheirDataSayTheSame() throws IOException {
    String input = "note,id,price,day,ok\nx,7,19.9,2026-01-31,true\n";
    Entry row = Read.entries(csv(DECLARED, ColumnTypes.INFERRED), input.getBytes(UTF_8)).get(0);
    assertThat(row.bytes())
        .asString()
        .isEqualTo("{\"note\":\"x\",\"id\":7,\"price\":19.90,\"day\":\"2026-01-31\",\"ok\":true}");
    assertThat(row.data()).isEqualTo(JsonData.parse(row.bytes()));
    assertThat(row.struct()).as("a guessed type is none").isNull();
    assertThat(row.field(List.of("price"))).isEqualTo("19.90");
    assertThat(row.field(List.of("day"))).isEqualTo("2026-01-31");
    assertThat(row.field(List.of("id"))).isEqualTo("7");
  }

  @Test
  void guessedTypesKeepWhatWasWritten() throws IOException {
    assertThat(steps(csv("", ColumnTypes.INFERRED), "a,b,c,d\n12,-3.50,007,true\n"))
        .containsExactly("entry {\"a\":12,\"b\":-3.50,\"c\":\"007\",\"d\":true}");
  }

  @Test
  void aValueThatDoesNotFitItsTypeMakesABadRow() throws IOException {
    assertThat(steps(csv("id:int64", ColumnType.TEXT), "id\n1\nabc\n" + "9".repeat(60) + "\n2\n"))
        .containsExactly(
            "entry {\"id\":1}",
            "bad 3 Column 'id': 'abc' is no int64 abc",
            "bad 4 Column 'id': '" + "9".repeat(40) + "...' is no int64 " + "9".repeat(60),
            "entry {\"id\":2}");
  }

  @Test
  void columnsAtFixedPlaces() throws IOException {
    String input = "a header\n\n0000001 Käse  1\r\n2\n0000003 Brot 77 and more\n";
    assertThat(steps(fixed("id:1-7:int64,name:9-13,n:14-15:int32", UTF_8, 1), input))
        .containsExactly(
            "entry {\"id\":1,\"name\":\"Käse\",\"n\":1}",
            "entry {\"id\":2,\"name\":\"\",\"n\":null}",
            "entry {\"id\":3,\"name\":\"Brot\",\"n\":77}");
    assertThat(steps(fixed("id:1-2:int64", UTF_8, 0), "1\nxx\n3\n"))
        .containsExactly(
            "entry {\"id\":1}", "bad 2 Column 'id': 'xx' is no int64 xx", "entry {\"id\":3}");
    Entry row = Read.entries(fixed("a:1-1,b:2-2", ISO_8859_1, 0), "éü".getBytes(ISO_8859_1)).get(0);
    assertThat(row.struct()).isNotNull();
    assertThat(row.field(List.of("b"))).isEqualTo("ü");
  }

  @Test
  void placesThatDoNotExistAreRefused() {
    for (String wrong : List.of("a", "a:0-1", "a:3-2", "a:1", "a:1-2,a:3-4", "a:1-2:no", ":1-2")) {
      assertThatThrownBy(() -> fixed(wrong, UTF_8, 0))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
