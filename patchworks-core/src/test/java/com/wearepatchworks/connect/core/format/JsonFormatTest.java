/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Read.error;
import static com.wearepatchworks.connect.core.format.Read.texts;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
  private static final JsonFormat DOCUMENT = new JsonFormat(JsonPointer.empty(), false);
  private static final JsonFormat ELEMENTS = new JsonFormat(JsonPointer.empty(), true);

  private static JsonFormat at(String pointer) {
    return new JsonFormat(JsonPointer.compile(pointer), true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"price\": 19.90, \"b\" : [1.10,1e400 ] }",
        "[ 1, 2 ]",
        "19.90",
        "-0.0",
        "1e400",
        "null",
        "true",
        "\"text \\u00e9 é 日本 😀\"",
        "\"\"",
        "{}",
        "[]",
        "123456789012345678901234567890.10"
      })
  void aDocumentStaysAsItWasWritten(String json) throws IOException {
    assertThat(texts(DOCUMENT, json)).containsExactly(json);
    assertThat(texts(DOCUMENT, " \r\n\t" + json + " \n")).containsExactly(json);
  }

  @Test
  void elementsStayAsTheyWereWritten() throws IOException {
    String[] elements = {
      "{\"price\": 19.90 , \"name\":\"Käse 🧀\"}",
      "1.10",
      "1e400",
      "\"x,]\"",
      "null",
      "false",
      "[ 1 , [2] ]",
      "-7",
      "{}",
      "\"\\\"\"",
      "0"
    };
    assertThat(texts(ELEMENTS, "[" + String.join(",", elements) + "]")).containsExactly(elements);
    assertThat(texts(ELEMENTS, "[ " + String.join(" ,\n ", elements) + " ]\n"))
        .containsExactly(elements);
  }

  @Test
  void whatIsNoArrayIsOneRecord() throws IOException {
    assertThat(texts(ELEMENTS, "{\"a\":[1]}")).containsExactly("{\"a\":[1]}");
  }

  @Test
  void anEmptyArrayHasNoRecords() throws IOException {
    assertThat(texts(ELEMENTS, " [ ] ")).isEmpty();
  }

  @Test
  void aPointerLooksIntoAnEnvelope() throws IOException {
    String envelope =
        "{\"meta\":{\"n\":[9]},\"data\":{\"orders\":[{\"p\":1.10}, 2.0]},\"x\":\"y\"}";
    assertThat(texts(at("/data/orders"), envelope)).containsExactly("{\"p\":1.10}", "2.0");
    assertThat(texts(at("/data/orders/1"), envelope)).containsExactly("2.0");
    assertThat(texts(at("/x"), envelope)).containsExactly("\"y\"");
    assertThat(texts(at("/meta"), envelope)).containsExactly("{\"n\":[9]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no", "/data/no", "/list/7", "/scalar/x", "/list/x"})
  void aPointerToNothingIsAnError(String pointer) {
    String document = "{\"data\":{},\"list\":[1],\"scalar\":5}";
    assertThat(error(at(pointer), document).reason()).contains("nothing at", pointer);
  }

  @Test
  void theRestOfTheEnvelopeIsCheckedToo() {
    assertThat(error(at("/a"), "{\"a\":[1],\"b\":}")).isNotNull();
    assertThat(error(at("/a"), "{\"a\":1} x")).isNotNull();
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws IOException {
    assertThat(texts(DOCUMENT, "\uFEFF{\"a\":1.0}")).containsExactly("{\"a\":1.0}");
    assertThat(texts(ELEMENTS, "\uFEFF[1.0, \"ü\"]")).containsExactly("1.0", "\"ü\"");
  }

  @Test
  void otherEncodingsAreRefused() {
    for (Charset charset : List.of(UTF_16, UTF_16LE, Charset.forName("UTF-32"))) {
      assertThat(error(DOCUMENT, "{\"a\":[1,2]}".getBytes(charset)).reason()).contains("UTF-8");
    }
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirPosition() {
    int[][] wrong = {{0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xFF}, {0xC3}, {0xF5, 0x80, 0x80, 0x80}};
    for (int[] bytes : wrong) {
      byte[] json = "{\n \"a\":\"?????\"}".getBytes(UTF_8);
      Arrays.fill(json, 8, 13, (byte) ' ');
      for (int i = 0; i < bytes.length; i++) {
        json[8 + i] = (byte) bytes[i];
      }
      MalformedInputException e = error(DOCUMENT, json);
      assertThat(e.reason()).contains("UTF-8");
      assertThat(e.line()).isEqualTo(2);
      assertThat(e.column()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\uFEFF  "})
  void anEmptyDocumentIsAnError(String nothing) {
    assertThat(error(DOCUMENT, nothing).reason()).contains("empty");
    assertThat(error(ELEMENTS, nothing).reason()).contains("empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "[1] 2", "1 2", "{}x", "[1]]", "{}}"})
  void whatFollowsTheEndIsAnError(String json) {
    assertThat(error(DOCUMENT, json)).isNotNull();
    assertThat(error(ELEMENTS, json)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{a:1}", "{'a':1}", "[1,]", "[01]", "[+1]", "[NaN]", "[.5]", "/**/1", "tru"})
  void lenientJsonIsRefused(String json) {
    assertThat(error(DOCUMENT, json)).isNotNull();
  }

  @Test
  void errorsKnowLineAndColumn() {
    MalformedInputException e = error(ELEMENTS, "[1,\n 2,\n  x]");
    assertThat(e.line()).isEqualTo(3);
    assertThat(e.column()).isEqualTo(3);
    assertThat(e.reason()).contains("'x'").doesNotContain("line");
  }

  @Test
  void everyTruncationIsMalformedOrRight() throws IOException {
    byte[] whole =
        "\uFEFF{\"a\":[{\"p\":19.90,\"n\":\"é😀\\u00e9\"},true,null,[1e5,-2]],\"b\":\"x\"}"
            .getBytes(UTF_8);
    for (JsonFormat format : List.of(DOCUMENT, ELEMENTS, at("/a"), at("/b"))) {
      for (int length = 0; length < whole.length; length++) {
        assertThat(error(format, Arrays.copyOf(whole, length))).as("%d bytes", length).isNotNull();
      }
      assertThat(Read.entries(format, whole)).isNotEmpty();
    }
  }

  @Test
  void aNestingBombIsRefused() {
    assertThat(error(DOCUMENT, "[".repeat(1_000_000)).reason()).contains("nesting");
    assertThat(error(ELEMENTS, "[" + "{\"a\":".repeat(100_000)).reason()).contains("nesting");
  }

  @Test
  void anEndlessNumberIsRefused() {
    assertThat(error(ELEMENTS, "[" + "9".repeat(100_000) + "]")).isNotNull();
  }

  @Test
  void nothingMoreIsReadAfterAnError() throws IOException {
    try (RecordReader reader =
        ELEMENTS.read(new ByteArrayInputStream("[1 x, 2, 3]".getBytes(UTF_8)))) {
      Entry first = reader.next();
      assertThat(first).isNotNull();
      assertThat(org.assertj.core.api.Assertions.catchThrowable(reader::next))
          .isInstanceOf(MalformedInputException.class);
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void entriesHaveDataAndFields() throws IOException {
    Entry entry =
        Read.entries(DOCUMENT, "{\"id\":7,\"price\":19.90,\"a\":{\"b\":\"c\"}}".getBytes(UTF_8))
            .get(0);
    assertThat(entry.data()).isEqualTo(Map.of("id", 7L, "price", 19.9, "a", Map.of("b", "c")));
    assertThat(entry.field(List.of("price"))).isEqualTo("19.90");
    assertThat(entry.field(List.of("a", "b"))).isEqualTo("c");
    assertThat(entry.field(List.of("a", "no"))).isNull();
  }
}
