/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Write.format;
import static com.wearepatchworks.connect.core.format.Write.map;
import static com.wearepatchworks.connect.core.format.Write.refusal;
import static com.wearepatchworks.connect.core.format.Write.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;

class CsvFileTest {
  private static final RecordFormat CSV = format("csv");

  @Test
  void aStructIsARow() throws IOException {
    Schema inner = SchemaBuilder.struct().field("x", Schema.INT32_SCHEMA).build();
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.INT64_SCHEMA)
            .field("price", Decimal.schema(2))
            .field("at", Timestamp.SCHEMA)
            .field("raw", Schema.BYTES_SCHEMA)
            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
            .field("inner", inner)
            .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
            .build();
    Struct order =
        new Struct(schema)
            .put("id", 1L)
            .put("price", new BigDecimal("19.90"))
            .put("at", new Date(0))
            .put("raw", new byte[] {1})
            .put("inner", new Struct(inner).put("x", 1))
            .put("tags", List.of("a", "b"));
    assertThat(text(CSV, order, order))
        .isEqualTo(
            "id,price,at,raw,note,inner,tags\n"
                + "1,19.90,1970-01-01T00:00:00Z,AQ==,,\"{\"\"x\"\":1}\",\"[\"\"a\"\",\"\"b\"\"]\"\n"
                    .repeat(2));
  }

  @Test
  void jsonTextIsARowAsWritten() throws IOException {
    String json =
        "{\"p\":1.10,\"t\":\"a,\\\"b\\\"\",\"n\":null,\"b\":true,\"o\":{ \"x\":[1.0,\"é\"]}}";
    assertThat(text(CSV, json, json.getBytes(UTF_8)))
        .isEqualTo(
            "p,t,n,b,o\n"
                + "1.10,\"a,\"\"b\"\"\",,true,\"{ \"\"x\"\":[1.0,\"\"é\"\"]}\"\n".repeat(2));
  }

  @Test
  void aRecordMayLackColumnsAndOneThatHasOthersDoesNotFit() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = CSV.begin(out, null, null);
    assertThat(writer.fits(null, map("a", 1, "b", 2))).isTrue();
    writer.write(null, map("a", 1, "b", 2));
    assertThat(writer.fits(null, map("b", 3))).isTrue();
    writer.write(null, map("b", 3));
    assertThat(writer.fits(Schema.STRING_SCHEMA, "{\"b\":4,\"a\":5}")).isTrue();
    writer.write(Schema.STRING_SCHEMA, "{\"b\":4,\"a\":5}");
    assertThat(writer.fits(null, map("a", 1, "c", 2))).isFalse();
    assertThat(writer.fits(Schema.STRING_SCHEMA, "{\"c\":1}")).isFalse();
    writer.end();
    assertThat(out.toString(UTF_8)).isEqualTo("a,b\n1,2\n,3\n5,4\n");
  }

  @Test
  void declaredColumnsRule() throws IOException {
    RecordFormat declared = format("csv", "csv.columns", "b, a", "csv.header", "false");
    assertThat(text(declared, map("a", 1, "b", 2, "c", 3), map("a", 4))).isEqualTo("2,1\n,4\n");
    assertThat(refusal(declared, map("a", 1), map("c", 1))).contains("[b, a]", "[c]");
    assertThat(text(format("csv", "csv.columns", "a"))).isEmpty();
  }

  @Test
  void whatHasNoFieldsIsRefused() throws IOException {
    for (Object value :
        new Object[] {"text", "[1]", "7", "{\"a\":1", 7, List.of(), Map.of(), "{}"}) {
      assertThat(refusal(CSV, map("a", 1), value)).contains("no");
    }
    assertThat(refusal(CSV, map("a", 1), null)).contains("null has no fields");
    assertThat(refusal(CSV, map("a", 1), map("a", Double.NaN))).contains("NaN");
  }

  @Test
  void delimitersQuotesNullsLineEndsAndCharsets() throws IOException {
    assertThat(
            text(
                format(
                    "csv",
                    "csv.delimiter",
                    ";",
                    "csv.quote",
                    "always",
                    "csv.null",
                    "NULL",
                    "format.line.end",
                    "crlf"),
                map("a", "1;2", "b", null)))
        .isEqualTo("\"a\";\"b\"\r\n\"1;2\";\"NULL\"\r\n");
    assertThat(text(format("csv", "csv.quote", "empty"), map("a", "", "b", null)))
        .isEqualTo("a,b\n\"\",\n");
    assertThat(Write.bytes(format("csv", "format.charset", "ISO-8859-1"), map("é", "ü")))
        .isEqualTo("é\nü\n".getBytes(ISO_8859_1));
    assertThat(refusal(format("csv", "format.charset", "US-ASCII"), map("a", 1), map("a", "ü")))
        .contains("US-ASCII");
  }

  @Test
  void anEmptyOnlyFieldIsNoBlankLine() throws IOException {
    assertThat(text(CSV, map("a", ""), map("a", null))).isEqualTo("a\n\"\"\n\"\"\n");
  }

  @Test
  void formulasAreKeptUnlessTheyAreToBeEscaped() throws IOException {
    Map<String, ?> row = map("a", "=1+2", "b", "-5", "c", "-x", "d", "@A1", "e", -5);
    assertThat(text(CSV, row)).endsWith("=1+2,-5,-x,@A1,-5\n");
    assertThat(text(format("csv", "csv.escape.formulas", "true"), row))
        .endsWith("'=1+2,-5,'-x,'@A1,-5\n");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    String alphabet = "ab,;\"\r\n '#=é😀\t";
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Map<String, ?>> rows = new ArrayList<>();
      int columns = 1 + random.nextInt(3);
      for (int i = 0; i <= random.nextInt(5); i++) {
        Map<String, Object> row = map();
        for (int column = 0; column < columns; column++) {
          row.put("c" + column + ",\"", word(random, alphabet));
        }
        rows.add(row);
      }
      String text = text(CSV, rows.toArray());
      List<Object> read = new ArrayList<>();
      for (Entry entry : Read.entries(new CsvFormat(UTF_8, ','), text.getBytes(UTF_8))) {
        read.add(entry.data());
      }
      assertThat(read).as("seed %d: %s", seed, text).isEqualTo(rows);
    }
  }

  private static String word(Random random, String alphabet) {
    int[] letters = alphabet.codePoints().toArray();
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      word.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return word.toString();
  }
}
