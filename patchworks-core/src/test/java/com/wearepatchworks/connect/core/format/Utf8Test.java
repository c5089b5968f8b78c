/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java's own decoder says what is right. */
class Utf8Test {
  private static final int[] EDGES = {
    0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xdf, 0xe0,
    0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff
  };
  private static final String[] PIECES = {
    "a", "plain text of some length", "é", "ÿ", "€", "日", "😀"
  };

  @Test
  void agreesWithJavaOnEverySequenceOfEdges() {
    for (int a : EDGES) {
      for (int b : EDGES) {
        for (int c : EDGES) {
          for (int d : EDGES) {
            agrees(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
          }
        }
      }
    }
  }

  @Test
  void agreesWithJavaOnTextThatIsCutOffOrDamagedAnywhere() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] text = text(random);
      agrees(text);
      agrees(Arrays.copyOf(text, random.nextInt(text.length)));
      text[random.nextInt(text.length)] = (byte) random.nextInt();
      agrees(text);
    }
  }

  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString().getBytes(UTF_8);
  }

  private static void agrees(byte[] bytes) {
    assertThat(Utf8.isWellFormed(bytes))
        .as("%s", (Object) bytes)
        .isEqualTo(isWellFormedForJava(bytes));
    String text = new String(bytes, UTF_8);
    assertThat(Utf8.text(bytes)).isEqualTo(text);
    if (isWellFormedForJava(bytes)) {
      assertThat(Utf8.text(bytes, 0, bytes.length)).isEqualTo(text);
      assertThat(Utf8.textOfOwn(bytes.clone())).isEqualTo(text);
    }
  }

  private static boolean isWellFormedForJava(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).limit() >= 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void aPartIsReadWithoutWhatSurroundsIt() {
    byte[] text = "é1é€😀日é".getBytes(UTF_8);
    assertThat(Utf8.text(text, 2, text.length - 2)).isEqualTo("1é€😀日");
    assertThat(Utf8.text(text, 3, 5)).isEqualTo("é");
    assertThat(Utf8.text(text, 5, 5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "Zoë Brontë, 1 High Street, Köln", "é", "1 €", "東京", "😀"})
  void readsWhatJavaWrote(String text) {
    assertThat(Utf8.isWellFormed(text.getBytes(UTF_8))).isTrue();
    assertThat(Utf8.text(text.getBytes(UTF_8))).isEqualTo(text);
  }
}
