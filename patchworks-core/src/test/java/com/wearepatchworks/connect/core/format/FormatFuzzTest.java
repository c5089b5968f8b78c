/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in: entries, or a MalformedInputException. */
class FormatFuzzTest {
  private static final int SEEDS = 20_000;
  private static final byte[] SAMPLE =
      "[{\"a\":1.10,\"b\":\"é\\n\"},\n\"x\",true,null]\r\na,b\n1,\"2\n\"\n".getBytes(UTF_8);
  private static final byte[] TELLING = "{}[]\",:\\\r\n 019.eE-+tfn\u0000".getBytes(UTF_8);

  static List<Format> formats() {
    return List.of(
        new JsonFormat(JsonPointer.empty(), false),
        new JsonFormat(JsonPointer.compile("/0/a"), true),
        new JsonFormat(JsonPointer.empty(), true),
        new NdJsonFormat(1_000),
        new CsvFormat(UTF_8, ','),
        new TextLinesFormat(UTF_8, 1_000),
        new WholeFormat(UTF_8),
        new WholeFormat(null));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void anyBytesGiveEntriesOrAreMalformed(Format format) {
    int good = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      good += read(format, input(new Random(seed)), seed) ? 1 : 0;
    }
    assertThat(good).as("some inputs are fine").isPositive();
  }

  private static boolean read(Format format, byte[] input, long seed) {
    try {
      Read.entries(format, input).forEach(entry -> assertThat(entry.bytes()).isNotNull());
      return true;
    } catch (MalformedInputException e) {
      assertThat(e.reason()).isNotBlank();
      return false;
    } catch (IOException | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + Arrays.toString(input), e);
    }
  }

  private static byte[] input(Random random) {
    byte[] bytes = new byte[random.nextInt(24)];
    switch (random.nextInt(3)) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = TELLING[random.nextInt(TELLING.length)];
        }
      }
      default -> {
        bytes = Arrays.copyOf(SAMPLE, 1 + random.nextInt(SAMPLE.length));
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
    }
    return bytes;
  }
}
