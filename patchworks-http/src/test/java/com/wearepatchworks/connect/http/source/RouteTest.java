/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteTest {
  @Test
  void readsAPathAndATopic() {
    Route route = Route.parse("/orders -> shop.orders");
    assertThat(route.path()).hasToString("/orders");
    assertThat(route.topic()).hasToString("shop.orders");
  }

  @Test
  void takesListedWordsIntoTheTopic() {
    Route route = Route.parse("/{shop:uk|de}/orders -> orders-${path.shop}");
    assertThat(route.topic().render(variable -> "de", word -> word)).isEqualTo("orders-de");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/orders; write path -> topic",
        "orders -> orders; must start with a slash",
        "/{shop}/orders -> ${path.shop}; only with a list of allowed words",
        "/orders -> ${path.shop}; has no variable {shop}",
        "/orders -> ${value.topic}; unknown here",
        "/orders -> my topic; is not a topic's name",
        "/{shop:u$k}/orders -> ${path.shop}; cannot be part of a topic's name",
        "/orders -> ; is not a topic's name",
      })
  void saysWhatIsWrong(String text, String reason) {
    assertThatThrownBy(() -> Route.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesRoutesThatOverlap() {
    assertThatThrownBy(
            () ->
                new ValidRoutes()
                    .ensureValid("routes", List.of("/{any}/orders -> a", "/uk/orders -> b")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("could match both");
    assertThatThrownBy(() -> new ValidRoutes().ensureValid("routes", List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("at least one route");
  }
}
