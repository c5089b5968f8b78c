/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Write.bytes;
import static com.wearepatchworks.connect.core.format.Write.format;
import static com.wearepatchworks.connect.core.format.Write.map;
import static com.wearepatchworks.connect.core.format.Write.refusal;
import static com.wearepatchworks.connect.core.format.Write.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.wearepatchworks.connect.core.record.JsonData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NDJSON, JSON, text and bytes: formats whose records do not depend on each other. */
class FramedFormatsTest {
  private static final RecordFormat NDJSON = format("ndjson");
  private static final RecordFormat JSON = format("json");
  private static final RecordFormat TEXT = format("text");
  private static final RecordFormat BYTES = format("bytes");
  private static final Schema ORDER =
      SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).field("p", Decimal.schema(2)).build();

  private static Struct order(int id, String price) {
    return new Struct(ORDER).put("id", id).put("p", new BigDecimal(price));
  }

  @Test
  void aDocumentPerLine() throws IOException {
    assertThat(text(NDJSON, order(1, "1.10"), map("a", null), List.of(1, 2), 7, null))
        .isEqualTo("{\"id\":1,\"p\":1.10}\n{\"a\":null}\n[1,2]\n7\nnull\n");
    assertThat(text(NDJSON)).isEmpty();
    assertThat(text(format("ndjson", "format.line.end", "CRLF"), 1)).isEqualTo("1\r\n");
    assertThat(NDJSON.extension()).isEqualTo("ndjson");
  }

  @Test
  void jsonTextStaysAsItIsOnOneLine() throws IOException {
    String pretty = "{\n  \"p\" : 1.10,\r\n  \"big\": 12345678901234567890.10, \"t\": \"a\\nb\"\n}";
    String line = pretty.replace('\n', ' ').replace('\r', ' ');
    byte[] bytes = pretty.getBytes(UTF_8);
    assertThat(text(NDJSON, pretty, bytes, ByteBuffer.wrap(bytes)))
        .isEqualTo(line + "\n" + line + "\n" + line + "\n");
    assertThat(bytes).as("the record is left alone").isEqualTo(pretty.getBytes(UTF_8));
  }

  @Test
  void aByteOrderMarkOfOneValueDoesNotEndUpInTheFile() throws IOException {
    assertThat(text(NDJSON, "\uFEFF{\"a\":[1]}")).isEqualTo("{\"a\":[1]}\n");
    assertThat(text(format("csv"), "\uFEFF{\"a\":[1]}")).isEqualTo("a\n[1]\n");
    assertThat(refusal(NDJSON, 1, "{}".getBytes(UTF_16LE))).contains("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{} {}", "hello", "{\"a\":1}\n{\"a\":2}", "\"a\nb\"", "NaN"})
  void textThatIsNoJsonIsRefused(String text) throws IOException {
    assertThat(refusal(NDJSON, 1, text)).contains("JSON");
    assertThat(refusal(JSON, 1, text)).contains("JSON");
  }

  @Test
  void textAsJsonStrings() throws IOException {
    RecordFormat quoting = format("ndjson", "json.strings", "text");
    assertThat(text(quoting, "say \"hi\"\n", "{}", new byte[] {1}))
        .isEqualTo("\"say \\\"hi\\\"\\n\"\n\"{}\"\n\"AQ==\"\n");
  }

  @Test
  void whatHasNoJsonFormIsRefused() throws IOException {
    assertThat(refusal(NDJSON, 1, map("a", Double.NaN))).contains("no JSON form");
    assertThat(refusal(NDJSON, 1, new byte[] {'"', -1, '"'})).contains("no JSON");
    Object deep = 1;
    for (int i = 0; i < 2_000; i++) {
      deep = List.of(deep);
    }
    assertThat(refusal(NDJSON, 1, deep)).contains("no JSON form");
  }

  @Test
  void oneArrayForAll() throws IOException {
    assertThat(text(JSON, order(1, "1.10"), "{\"a\":\n1.0}", "x".isEmpty()))
        .isEqualTo("[\n{\"id\":1,\"p\":1.10},\n{\"a\": 1.0},\nfalse\n]\n");
    assertThat(Read.entries(new JsonFormat(JsonPointer.empty(), true), bytes(JSON))).isEmpty();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    for (long seed = 0; seed < 200; seed++) {
      Object[] values = values(new Random(seed));
      List<String> lines = Read.texts(new NdJsonFormat(100_000), text(NDJSON, values));
      assertThat(lines).as("seed %d", seed).hasSize(values.length);
      assertThat(Read.texts(new JsonFormat(JsonPointer.empty(), true), text(JSON, values)))
          .isEqualTo(lines);
      assertThat(Read.texts(new TextLinesFormat(UTF_8, 100_000), text(TEXT, values)))
          .isEqualTo(lines);
      for (int i = 0; i < values.length; i++) {
        assertThat(JsonData.parse(lines.get(i).getBytes(UTF_8))).isEqualTo(values[i]);
      }
    }
  }

  private static Object[] values(Random random) {
    Object[] values = new Object[1 + random.nextInt(5)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          map(
              "n", random.nextLong(),
              "d", random.nextDouble(),
              "t",
                  random
                      .ints(random.nextInt(20), 0, 0xD800)
                      .collect(
                          StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                      .toString(),
              "l", List.of(map("x", random.nextBoolean()), "😀"));
    }
    return values;
  }

  @Test
  void aLinePerValue() throws IOException {
    assertThat(text(TEXT, "a", "", "é".getBytes(UTF_8), 7, true, order(1, "2.00"), "\uFEFFx"))
        .isEqualTo("a\n\né\n7\ntrue\n{\"id\":1,\"p\":2.00}\n\uFEFFx\n");
    assertThat(bytes(format("text", "format.charset", "ISO-8859-1"), "Käse"))
        .isEqualTo("Käse\n".getBytes(ISO_8859_1));
    assertThat(bytes(format("text", "format.charset", "UTF-16LE"), "Käse"))
        .isEqualTo("Käse\n".getBytes(UTF_16LE));
  }

  @Test
  void lineBreaksInLines() throws IOException {
    assertThat(refusal(TEXT, "x", "a\nb")).contains("text.line.breaks");
    assertThat(refusal(TEXT, "x", "a\r")).contains("text.line.breaks");
    assertThat(text(format("text", "text.line.breaks", "space"), "a\r\nb\nc\r", "d"))
        .isEqualTo("a b c \nd\n");
    assertThat(text(format("text", "text.line.breaks", "keep"), "a\nb")).isEqualTo("a\nb\n");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    assertThat(refusal(TEXT, "x", null)).contains("null");
    assertThat(refusal(TEXT, "x", new byte[] {-1})).contains("UTF-8");
    assertThat(refusal(TEXT, "x", "\uD800")).contains("UTF-8");
    assertThat(refusal(format("text", "format.charset", "ISO-8859-1"), "x", "😀"))
        .contains("ISO-8859-1", "format.charset");
  }

  @Test
  void bytesOneBehindTheOther() throws IOException {
    byte[] raw = {0, -1, 10};
    assertThat(bytes(BYTES, raw, ByteBuffer.wrap(raw), "é"))
        .containsExactly(0, -1, 10, 0, -1, 10, 0xC3, 0xA9);
    assertThat(text(format("bytes", "bytes.separator", "\\x1E|\\n\\r\\t\\\\é"), "a", "b"))
        .isEqualTo("a\u001E|\n\r\t\\éb");
    assertThat(refusal(BYTES, raw, map("a", 1))).contains("LinkedHashMap", "ByteArrayConverter");
    assertThat(refusal(BYTES, raw, null)).contains("null");
  }
}
