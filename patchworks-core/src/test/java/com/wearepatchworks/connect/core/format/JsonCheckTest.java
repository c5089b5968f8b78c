/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCheckTest {
  private static final JsonFormat DOCUMENT = new JsonFormat(JsonPointer.empty(), false);
  private static final String ORDER =
      "{\"id\":\"A-1\",\"price\":-19.90e+2,\"paid\":true,\"gone\":null,\"lines\":[{\"sku\":\"é\\u00e9\\n日😀\"},[],{}]}";
  private static final String MARKS = "{}[]\",:\\ 0e-.tu\n";

  private final JsonCheck check = new JsonCheck();

  @Test
  void knowsAnObject() {
    assertThat(check.isObject(ORDER.getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "}", "[1]", "1", " {}", "{} ", "{}{}", "{\"a\"}", "{\"a\":1}}"})
  void leavesTheRestToTheParser(String text) {
    assertThat(check.isObject(text.getBytes(UTF_8))).isFalse();
  }

  /** The parser may know more, but never less. */
  @Test
  void whatItKnowsTheParserKnowsToo() {
    Random dice = new Random(7);
    int known = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] text = ORDER.getBytes(UTF_8);
      for (int change = dice.nextInt(3); change >= 0; change--) {
        text[dice.nextInt(text.length)] =
            dice.nextBoolean()
                ? (byte) MARKS.charAt(dice.nextInt(MARKS.length()))
                : (byte) dice.nextInt(256);
      }
      if (check.isObject(text)) {
        known++;
        assertThat(parsed(text)).isEqualTo(text);
      }
    }
    assertThat(known).as("texts that were still objects").isGreaterThan(1_000);
  }

  private static byte[] parsed(byte[] text) {
    try (RecordReader slices = new JsonSlices(text, DOCUMENT)) {
      Entry entry = slices.next();
      assertThat(slices.next()).isNull();
      return entry == null ? new byte[0] : entry.bytes();
    } catch (IOException e) {
      throw new AssertionError(new String(text, UTF_8), e);
    }
  }
}
