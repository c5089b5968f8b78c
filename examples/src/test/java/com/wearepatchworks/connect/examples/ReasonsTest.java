/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReasonsTest {
  @Test
  void keepsWhatTheExceptionsOfATraceSay() {
    String trace =
        """
        task 0: org.apache.kafka.connect.errors.ConnectException: Cannot listen on port 1
        \tat com.example.Some.method(Some.java:1)
        \t... 12 more
        Caused by: java.net.BindException: Address already in use
        \tat java.base/sun.nio.ch.Net.bind(Net.java:5)
        """;

    assertThat(Reasons.ofTrace(trace).lines().toList())
        .isEqualTo(List.of("task 0: Cannot listen on port 1", "Caused by: Address already in use"));
  }

  @Test
  void fitsTheScreen() {
    assertThat(Screen.wrapped("word ".repeat(40) + "\nnext", "  "))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Screen.WIDTH))
        .allSatisfy(line -> assertThat(line).startsWith("  "))
        .last()
        .isEqualTo("  next");
  }
}
