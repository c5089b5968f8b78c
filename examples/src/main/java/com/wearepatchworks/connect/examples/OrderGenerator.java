/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wearepatchworks.connect.examples.Catalogue.Product;
import com.wearepatchworks.connect.examples.Catalogue.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Orders as an e-commerce platform exports them: several shops and currencies, prices with two
 * decimals, addresses and titles in many scripts.
 *
 * <p>The same orders in every run, but for their ids, which carry the run's: so that a topic with
 * the orders of earlier runs does no harm.
 */
final class OrderGenerator implements Iterator<Item> {
  private static final long SEED = 20_260_101;
  private static final Instant FIRST = Instant.parse("2026-01-01T08:00:00Z");
  private static final int MAX_LINES = 5;
  private static final int MAX_QUANTITY = 4;
  private static final BigDecimal SHIPPING = new BigDecimal("4.95");
  private static final BigDecimal REDUCED = new BigDecimal("2.50");
  private static final BigDecimal REDUCED_FROM = new BigDecimal("50.00");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Random random = new Random(SEED);
  private final String run;
  private final int count;
  private int made;

  OrderGenerator(String run, int count) {
    this.run = run;
    this.count = count;
  }

  @Override
  public boolean hasNext() {
    return made < count;
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all %d orders were made".formatted(count));
    }
    made++;
    String id = "%s-%06d".formatted(run, made);
    return new Item(id, order(id).toString());
  }

  private ObjectNode order(String id) {
    Shop shop = any(Catalogue.SHOPS);
    ArrayNode lines = lines();
    BigDecimal goods = BigDecimal.ZERO;
    for (int i = 0; i < lines.size(); i++) {
      goods = goods.add(lines.get(i).get("lineTotal").decimalValue());
    }
    BigDecimal shipping = goods.compareTo(REDUCED_FROM) < 0 ? SHIPPING : REDUCED;
    ObjectNode order = JSON.objectNode();
    order.put("id", id);
    order.put("number", 100_000 + made);
    order.put("channel", shop.name());
    order.put("createdAt", FIRST.plusSeconds(37L * made).toString());
    order.put("currency", shop.currency());
    order.set("customer", customer(shop));
    order.set("shippingAddress", address(shop));
    order.set("lines", lines);
    order.set("shipping", price(shipping));
    order.set("total", price(goods.add(shipping)));
    order.put("note", random.nextInt(10) == 0 ? any(Catalogue.NOTES) : null);
    return order;
  }

  private ObjectNode customer(Shop shop) {
    return JSON.objectNode()
        .put("name", any(shop.customers()))
        .put("email", "customer%d@example.com".formatted(random.nextInt(100_000)))
        .put("newsletter", random.nextBoolean());
  }

  private ObjectNode address(Shop shop) {
    return JSON.objectNode()
        .put("street", any(shop.streets()))
        .put("postcode", "%05d".formatted(random.nextInt(100_000)))
        .put("city", any(shop.cities()))
        .put("country", shop.country());
  }

  private ArrayNode lines() {
    ArrayNode lines = JSON.arrayNode();
    int count = 1 + random.nextInt(MAX_LINES);
    for (int i = 0; i < count; i++) {
      Product product = any(Catalogue.PRODUCTS);
      int quantity = 1 + random.nextInt(MAX_QUANTITY);
      ObjectNode line = lines.addObject();
      line.put("sku", product.sku());
      line.put("title", product.title());
      line.put("quantity", quantity);
      line.set("unitPrice", price(product.price()));
      line.set("lineTotal", price(product.price().multiply(BigDecimal.valueOf(quantity))));
    }
    return lines;
  }

  /** Not by {@code put}, which would write 12.5 for 12.50. */
  private static DecimalNode price(BigDecimal price) {
    return DecimalNode.valueOf(price);
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }
}
