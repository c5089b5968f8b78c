/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Files of sales: CSV with a line of column names, rows of about 200 bytes. */
final class SalesRows {
  private static final long SEED = 20_261_124;
  private static final byte[] HEADER =
      "id,date,shop,sku,title,quantity,unit_price,total,currency,customer,city,note\n"
          .getBytes(StandardCharsets.UTF_8);
  private static final String[] SHOPS = {"shopify-uk", "shopify-eu", "bigcommerce-us", "magento"};
  private static final String[] TITLES = {
    "Café crème mug", "\"Desk lamp, 40 W / 230 V\"", "Rucksack grün & blau", "Vélo de ville"
  };
  private static final String[] CUSTOMERS = {
    "Zoë O’Connor", "\"Groß, Jürgen\"", "Françoise Lefèvre", "Noah Williams"
  };
  private static final String NOTE =
      "left at the front desk of the neighbour as the label on the parcel asked for";

  private final Random random = new Random(SEED);
  private long next;

  /** Writes rows until the file has at least so many bytes; returns how many rows. */
  long write(Path file, long bytes) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(HEADER);
      long rows = 0;
      for (long written = HEADER.length; written < bytes; rows++) {
        byte[] row = row();
        out.write(row);
        written += row.length;
      }
      return rows;
    } catch (IOException e) {
      throw new BenchmarkException("cannot write " + file + "; is the disk full?", e);
    }
  }

  private byte[] row() {
    long id = next++;
    int quantity = 1 + random.nextInt(4);
    int cents = 99 + random.nextInt(50_000);
    return "%d,2026-01-%02d,%s,SKU-%d,%s,%d,%s,%s,EUR,%s,Köln,%s\n"
        .formatted(
            id,
            1 + id % 28,
            SHOPS[random.nextInt(SHOPS.length)],
            random.nextInt(1_000),
            TITLES[random.nextInt(TITLES.length)],
            quantity,
            money(cents),
            money(cents * quantity),
            CUSTOMERS[random.nextInt(CUSTOMERS.length)],
            NOTE)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String money(int cents) {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }
}
