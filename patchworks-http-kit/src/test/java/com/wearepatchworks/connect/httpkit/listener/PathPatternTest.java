/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
  private static @Nullable Map<String, String> variables(String pattern, String path) {
    PathPattern.Match match = PathPattern.parse(pattern).match(path);
    return match == null ? null : match.variables();
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/orders, /orders",
    "/orders, /orders/",
    "/orders, /%6frders",
    "/a/{x:uk|de}/b, /a/de/b",
    "/{x}, /a-b.c~d",
    "/{x}, /%C3%A4",
  })
  void matches(String pattern, String path) {
    assertThat(variables(pattern, path)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/, /orders",
    "/orders, /",
    "/orders, /Orders",
    "/orders, /orders//",
    "/orders, //orders",
    "/orders, /orders/x",
    "/a/{x:uk|de}/b, /a/fr/b",
    "/a/{x:uk|de}/b, /a//b",
    "/{x}, /a%2fb",
    "/{x}, /a%00b",
    "/{x}, /a%0d%0ab",
    "/{x}, /..",
    "/{x}, /%2e%2e",
    "/{x}, /.",
  })
  void doesNotMatch(String pattern, String path) {
    assertThat(variables(pattern, path)).isNull();
  }

  @Test
  void decodesVariables() {
    assertThat(variables("/{shop:uk|de}/{id}", "/uk/%C3%A4%20b+c"))
        .isEqualTo(Map.of("shop", "uk", "id", "ä b+c"));
    assertThat(PathPattern.parse("/{shop:uk|de}/x/{id}").variables()).containsExactly("shop", "id");
    assertThat(PathPattern.parse("/{shop:uk|de}").allowed("shop")).containsExactly("uk", "de");
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, /orders, true",
    "/orders, /stock, false",
    "/orders, /orders/x, false",
    "/{x}, /orders, true",
    "/{x}, /{y}, true",
    "/{x:a|b}, /{y:b|c}, true",
    "/{x:a|b}, /{y:c|d}, false",
    "/{x:a|b}/z, /a/{y}, true",
  })
  void overlaps(String one, String other, boolean expected) {
    assertThat(PathPattern.parse(one).overlaps(PathPattern.parse(other))).isEqualTo(expected);
    assertThat(PathPattern.parse(other).overlaps(PathPattern.parse(one))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "/orders/",
        "//orders",
        "/a{b}",
        "/{b",
        "/{}",
        "/{1x}",
        "/{x:}",
        "/{x:a||b}",
        "/{x}/{x}",
        "/a b",
        "/a?b",
        "/a%20b",
        "/../a",
        "/ä"
      })
  void refusesBadPatterns(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("path \"" + pattern + "\" ");
  }
}
