/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.data;

import java.nio.charset.StandardCharsets;

/** Orders as JSON, of the size that is wanted. */
public final class Orders {
  private static final String[] CURRENCIES = {"GBP", "EUR", "USD", "SEK"};

  private Orders() {}

  /**
   * One order.
   *
   * @param key number of what the order belongs to; the first member of the object
   * @param sequence how many orders the key had before; the second member
   * @param bytes size in UTF-8; smaller ones than the order itself (about 400) have no effect
   */
  public static byte[] order(int key, int sequence, int bytes) {
    StringBuilder json = new StringBuilder(bytes + 16);
    json.append("{\"key\":").append(key).append(",\"seq\":").append(sequence);
    json.append(",\"id\":\"SO-").append(key).append('-').append(sequence);
    json.append("\",\"currency\":\"").append(CURRENCIES[Math.floorMod(key, CURRENCIES.length)]);
    json.append(
        "\",\"customer\":{\"name\":\"Zoë Brontë\",\"email\":\"zoe@example.com\",\"address\":{\"line1\":\"1 High Street\",\"city\":\"Köln\",\"postcode\":\"AB1 2CD\",\"country\":\"GB\"}},\"lines\":[");
    for (int line = 1; line <= 2; line++) {
      json.append(line == 1 ? "" : ",").append("{\"sku\":\"SKU-").append(key % 977 + line);
      json.append("\",\"quantity\":")
          .append(line)
          .append(",\"price\":")
          .append(key % 89)
          .append('.');
      json.append(10 + line).append('}');
    }
    json.append("],\"note\":\"");
    int missing = bytes - utf8(json).length - 2;
    json.append("x".repeat(Math.max(0, missing))).append("\"}");
    return utf8(json);
  }

  private static byte[] utf8(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
