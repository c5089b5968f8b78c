/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static com.wearepatchworks.connect.core.format.Read.error;
import static com.wearepatchworks.connect.core.format.Read.texts;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStreamTest {
  private static final Format ELEMENTS = at("");

  private static Format at(String pointer) {
    return new JsonStreamFormat(JsonPointer.compile(pointer), true, 1_000);
  }

  private static List<String> steps(Format format, byte[] input) throws IOException {
    return Course.of(format.read(new ByteArrayInputStream(input))).outcomes();
  }

  @Test
  void elementsStayAsTheyWereWritten() throws IOException {
    String[] elements = {
      "{\"price\": 19.90 , \"n\":\"Käse 🧀\"}", "1.10", "1e400", "[ 1 , [2] ]", "\"\\u00e9\""
    };
    assertThat(texts(ELEMENTS, "\uFEFF [ " + String.join(" ,\n ", elements) + " ]\n"))
        .containsExactly(elements);
    assertThat(texts(ELEMENTS, "[]")).isEmpty();
    assertThat(texts(ELEMENTS, " {\"a\":[1]} ")).containsExactly("{\"a\":[1]}");
  }

  @Test
  void aPointerLooksIntoAnEnvelope() throws IOException {
    String envelope =
        "{\"meta\":{\"n\":[9]},\"d\\u0061ta\":{\"orders\":[{\"p\":1.10}, 2.0]},\"x\":\"y\"}";
    assertThat(texts(at("/data/orders"), envelope)).containsExactly("{\"p\":1.10}", "2.0");
    assertThat(texts(at("/data/orders/1"), envelope)).containsExactly("2.0");
    assertThat(texts(at("/x"), envelope)).containsExactly("\"y\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no", "/data/no", "/list/7", "/scalar/x", "/list/x"})
  void aPointerToNothingIsAnError(String pointer) {
    String document = "{\"data\":{},\"list\":[1],\"scalar\":5}";
    assertThat(error(at(pointer), document).reason()).contains("nothing at", pointer);
  }

  @Test
  void errorsKnowLineAndColumnAndWhatWasExpected() {
    MalformedInputException e = error(ELEMENTS, "[1,\n 2,\n  x]");
    assertThat(e.line()).isEqualTo(3);
    assertThat(e.column()).isEqualTo(3);
    assertThat(e.reason()).isEqualTo("Unexpected 'x', where a value should be");
    e = error(ELEMENTS, "[1,\n {\"a\"\n 7}]");
    assertThat(e.line()).isEqualTo(3);
    assertThat(e.column()).isEqualTo(2);
    assertThat(error(ELEMENTS, "[{\"a\":\n").reason()).contains("ends in the middle");
    assertThat(error(ELEMENTS, "[1").reason()).contains("comma or ']'");
  }

  @Test
  void elementsThatAreTooLongOrNotUtf8StandAlone() throws IOException {
    String tooLong = "[1, \"" + "x".repeat(100_000) + "\",\n 2]";
    assertThat(steps(ELEMENTS, tooLong.getBytes(UTF_8)))
        .containsExactly(
            "entry 1",
            "bad 1 The record is longer than 1000 bytes \"" + "x".repeat(999),
            "entry 2");
    assertThat(steps(ELEMENTS, "[1,\"Käse\",2]".getBytes(ISO_8859_1)))
        .hasSize(3)
        .contains("entry 1", "entry 2");
  }

  @Test
  void documentsLargerThanTheHeapAreRead() throws IOException {
    byte[] piece =
        (",{\"id\":1,\"text\":\"" + "y".repeat(900) + "\"}").repeat(1_000).getBytes(UTF_8);
    int times = 300;
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream("[0".getBytes(UTF_8)));
    for (int i = 0; i < times; i++) {
      parts.add(new ByteArrayInputStream(piece));
    }
    parts.add(new ByteArrayInputStream("]".getBytes(UTF_8)));
    long count = 0;
    try (RecordReader reader =
        ELEMENTS.read(new SequenceInputStream(Collections.enumeration(parts)))) {
      for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
        count++;
      }
    }
    assertThat(count).isEqualTo(times * 1_000L + 1);
  }

  @Test
  void nestingAndNumbersHaveTheirLimits() {
    assertThat(error(ELEMENTS, "[".repeat(1_000)).reason()).contains("nesting");
    assertThat(error(ELEMENTS, "[" + "9".repeat(2_000) + "]").reason()).contains("number");
    assertThat(error(ELEMENTS, "[{\"" + "n".repeat(70_000) + "\":1}]").reason()).contains("name");
  }

  /** The parser of whole documents is another one: they must agree. */
  @Test
  void itFindsWhatTheReaderOfWholeDocumentsFinds() throws IOException {
    compareWithTheReaderOfWholeDocuments(15_000);
  }

  @Test
  @Tag("long")
  void itFindsWhatTheReaderOfWholeDocumentsFindsInManyInputs() throws IOException {
    compareWithTheReaderOfWholeDocuments(60_000);
  }

  private static void compareWithTheReaderOfWholeDocuments(int inputs) throws IOException {
    byte[] sample =
        "[{\"a\":1.10,\"b\":\"é\\n\\u00e9\"},\n[-0.5e+7,[]], \"x\",true ,false,null,{},\"\",0,12]"
            .getBytes(UTF_8);
    byte[] telling = "{}[]\",:\\/ \n019.eE-+utfn".getBytes(UTF_8);
    int good = 0;
    for (long seed = 0; seed < inputs; seed++) {
      Random random = new Random(seed);
      byte[] input = sample.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        input[random.nextInt(input.length)] = telling[random.nextInt(telling.length)];
      }
      List<String> expected = outcome(new JsonFormat(JsonPointer.empty(), true), input);
      List<String> actual = outcome(ELEMENTS, input);
      if (expected.contains("malformed")) { // perhaps at another place, but never unseen
        assertThat(actual).as(() -> new String(input, UTF_8)).contains("malformed");
        expected = expected.subList(0, expected.size() - 1);
        actual = actual.subList(0, Math.min(actual.size(), expected.size()));
      } else {
        good++;
      }
      assertThat(actual).as(() -> new String(input, UTF_8)).isEqualTo(expected);
    }
    assertThat(good).isGreaterThan(inputs / 60);
  }

  private static List<String> outcome(Format format, byte[] input) throws IOException {
    try {
      return Course.of(format.read(new Dribble(input, 0, new Random(input.length))))
          .outcomes()
          .stream()
          .map(JsonStreamTest::kind)
          .toList();
    } catch (MalformedInputException atOnce) {
      return List.of("malformed");
    }
  }

  /** The words differ. */
  private static String kind(String step) {
    return step.startsWith("malformed") || step.startsWith("bad") ? "malformed" : step;
  }
}
