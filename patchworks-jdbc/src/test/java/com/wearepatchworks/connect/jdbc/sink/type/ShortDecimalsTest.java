/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortDecimalsTest {
  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.0,
        -0.0,
        1,
        -1,
        0.1,
        0.3,
        12.5,
        -12.34,
        99.99,
        1e-3,
        9.99e-4,
        9999999.999999,
        1e7,
        1.005,
        0.1 + 0.2,
        1.0 / 3,
        123456.7,
        4.35,
        1e22,
        1.7976931348623157e308,
        4.9e-324
      })
  void isWhatTheTextOfTheNumberSays(double value) {
    assertThat(ShortDecimals.of(value)).isEqualTo(new BigDecimal(Double.toString(value)));
  }

  @Test
  void isWhatTheTextSaysForPricesAndForAnyNumber() {
    Random random = new Random(4);
    DoubleStream.concat(
            random.doubles(100_000, -1e7, 1e7).map(value -> Math.round(value * 100) / 100.0),
            random.doubles(100_000, -1e7, 1e7))
        .forEach(
            value ->
                assertThat(ShortDecimals.of(value))
                    .isEqualTo(new BigDecimal(Double.toString(value))));
  }
}
