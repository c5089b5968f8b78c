/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
  @Test
  void quotesAndBackslashesAreEscaped() {
    assertThat(Json.object(Map.of("a\"b", "c\\d"))).isEqualTo("{\"a\\\"b\":\"c\\\\d\"}");
  }
}
