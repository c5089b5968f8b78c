/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.examples.Catalogue.Product;
import com.wearepatchworks.connect.examples.Catalogue.Shop;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Files of daily sales as shops export them, one a day and shop: prices with two decimals, names
 * and titles in many scripts, fields with commas, quotes and line ends.
 *
 * <p>The same rows in every run, but for their ids, which carry the run's.
 */
final class SalesGenerator implements Iterator<SalesFile> {
  private static final long SEED = 20_260_102;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int MIN_ROWS = 20;
  private static final int MAX_ROWS = 300;
  private static final int MAX_QUANTITY = 4;
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "date",
          "shop",
          "sku",
          "title",
          "quantity",
          "unit_price",
          "total",
          "currency",
          "customer",
          "city",
          "note");

  private final Random random = new Random(SEED);
  private final String run;
  private final int count;
  private int made;
  private int files;

  SalesGenerator(String run, int count) {
    this.run = run;
    this.count = count;
  }

  @Override
  public boolean hasNext() {
    return made < count;
  }

  @Override
  public SalesFile next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all %d rows were made".formatted(count));
    }
    Shop shop = Catalogue.SHOPS.get(files % Catalogue.SHOPS.size());
    LocalDate day = FIRST.plusDays(files / Catalogue.SHOPS.size());
    files++;
    int rows = Math.min(count - made, MIN_ROWS + random.nextInt(MAX_ROWS - MIN_ROWS));
    String name = "sales_%s_%s.csv".formatted(day, shop.name());
    return file(name, rows(rows, shop, day));
  }

  private List<List<String>> rows(int wanted, Shop shop, LocalDate day) {
    List<List<String>> rows = new ArrayList<>();
    while (rows.size() < wanted) {
      made++;
      rows.add(row("%s-%06d".formatted(run, made), shop, day));
    }
    return rows;
  }

  private static SalesFile file(String name, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS);
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into memory", e);
    }
    List<Item> items =
        rows.stream().map(row -> new Item(row.get(0), Rows.canonical(COLUMNS, row))).toList();
    return new SalesFile(name, text.toString(), items);
  }

  private List<String> row(String id, Shop shop, LocalDate day) {
    Product product = any(Catalogue.PRODUCTS);
    int quantity = 1 + random.nextInt(MAX_QUANTITY);
    BigDecimal total = product.price().multiply(BigDecimal.valueOf(quantity));
    return List.of(
        id,
        day.toString(),
        shop.name(),
        product.sku(),
        product.title(),
        Integer.toString(quantity),
        product.price().toPlainString(),
        total.toPlainString(),
        shop.currency(),
        any(shop.customers()),
        any(shop.cities()),
        random.nextInt(10) == 0 ? any(Catalogue.NOTES) : "");
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }
}
