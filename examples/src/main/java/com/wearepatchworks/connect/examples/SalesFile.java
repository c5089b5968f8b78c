/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file of sales.
 *
 * @param name such as {@code sales_2026-01-01_shopify-uk.csv}
 * @param csv its content
 * @param rows what it holds
 */
record SalesFile(String name, String csv, List<Item> rows) {
  byte[] bytes() {
    return csv.getBytes(StandardCharsets.UTF_8);
  }
}
