/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Cuts orders into requests as flows would send them: mostly one order each, sometimes a page of a
 * paginated pull. Safe for several threads.
 */
final class Pages {
  private static final int MAX_ORDERS = 50;
  private static final int MAX_CHARS = 1 << 20;
  private static final int ONE_IN = 5;

  private final Random random = new Random(1);
  private final Iterator<Item> orders;

  Pages(Iterator<Item> orders) {
    this.orders = orders;
  }

  /** The next request; null when there are no more orders. */
  synchronized @Nullable Page next() {
    if (!orders.hasNext()) {
      return null;
    }
    int wanted = random.nextInt(ONE_IN) == 0 ? 2 + random.nextInt(MAX_ORDERS - 1) : 1;
    List<Item> page = new ArrayList<>();
    int size = 0;
    while (page.size() < wanted && size < MAX_CHARS && orders.hasNext()) {
      Item order = orders.next();
      page.add(order);
      size += order.json().length();
    }
    return new Page(List.copyOf(page));
  }
}
