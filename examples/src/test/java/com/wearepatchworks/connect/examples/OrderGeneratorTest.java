/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OrderGeneratorTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Test
  void makesTheSameOrdersInEveryRunButForTheirIds() {
    List<Item> one = orders("one", 50);
    List<Item> two = orders("two", 50);

    assertThat(one).isEqualTo(orders("one", 50));
    assertThat(one.get(49).json().replace("one-", "two-")).isEqualTo(two.get(49).json());
    assertThat(one).extracting(Item::id).doesNotHaveDuplicates().startsWith("one-000001");
  }

  @Test
  void writesPricesWithTwoDecimalsThatAddUp() throws Exception {
    for (Item order : orders("r", 200)) {
      JsonNode parsed = JSON.readTree(order.json());
      BigDecimal sum = price(parsed, "shipping");
      for (JsonNode line : parsed.get("lines")) {
        sum = sum.add(price(line, "lineTotal"));
      }
      assertThat(price(parsed, "total")).isEqualTo(sum);
      assertThat(order.json()).contains("\"total\":%s,".formatted(sum.toPlainString()));
    }
  }

  @Test
  void usesSeveralCurrenciesScriptsAndEmoji() throws Exception {
    Set<String> currencies = new HashSet<>();
    StringBuilder all = new StringBuilder();
    for (Item order : orders("r", 300)) {
      currencies.add(JSON.readTree(order.json()).get("currency").asText());
      all.append(order.json());
    }

    assertThat(currencies).contains("GBP", "EUR", "USD", "SEK", "PLN");
    assertThat(all).contains("Łódź").contains("Αθήνα").contains("抹茶").contains("🎁");
  }

  @Test
  void endsAfterTheWantedNumber() {
    OrderGenerator generator = new OrderGenerator("r", 1);
    generator.next();

    assertThat(generator.hasNext()).isFalse();
    assertThatThrownBy(generator::next).isInstanceOf(NoSuchElementException.class);
  }

  private static BigDecimal price(JsonNode node, String field) {
    BigDecimal price = node.get(field).decimalValue();
    assertThat(price.scale()).as("decimals of %s %s", field, price).isEqualTo(2);
    return price;
  }

  private static List<Item> orders(String run, int count) {
    List<Item> orders = new ArrayList<>();
    new OrderGenerator(run, count).forEachRemaining(orders::add);
    return orders;
  }
}
