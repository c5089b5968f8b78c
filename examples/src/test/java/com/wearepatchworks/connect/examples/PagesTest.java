/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PagesTest {
  @Test
  void sendsEveryOrderOnceInOrderSomeAloneAndSomeTogether() {
    List<Page> pages = all(new Pages(new OrderGenerator("r", 500)));

    assertThat(pages.stream().flatMap(page -> page.orders().stream()))
        .extracting(Item::id)
        .hasSize(500)
        .isSorted();
    assertThat(pages).extracting(page -> page.orders().size()).contains(1).anyMatch(n -> n > 1);
  }

  @Test
  void writesOneOrderAsAnObjectAndSeveralAsAnArray() {
    Item first = new Item("1", "{\"id\":1}");
    Item second = new Item("2", "{\"id\":2}");

    assertThat(new Page(List.of(first)).body()).isEqualTo("{\"id\":1}");
    assertThat(new Page(List.of(first, second)).body()).isEqualTo("[{\"id\":1},{\"id\":2}]");
  }

  @Test
  void keepsAPageBelowTheSizeThatTheListenerTakes() {
    String large = "{\"id\":\"%d\",\"text\":\"" + "x".repeat(900_000) + "\"}";
    List<Item> orders = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      orders.add(new Item(Integer.toString(i), large.formatted(i)));
    }

    assertThat(all(new Pages(orders.iterator())))
        .allSatisfy(page -> assertThat(page.body().length()).isLessThan(2_000_000));
  }

  private static List<Page> all(Pages pages) {
    List<Page> all = new ArrayList<>();
    for (Page page = pages.next(); page != null; page = pages.next()) {
      all.add(page);
    }
    return all;
  }
}
