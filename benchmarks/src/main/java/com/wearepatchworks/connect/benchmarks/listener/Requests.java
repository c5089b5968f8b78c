/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import com.wearepatchworks.connect.benchmarks.data.Orders;
import java.nio.charset.StandardCharsets;

/** Requests as bytes, made before the load starts and sent over and over. */
final class Requests {
  private static final int VARIANTS = 16;

  private Requests() {}

  static byte[][] orders(int port, int connection, int bodyBytes) {
    byte[][] requests = new byte[VARIANTS][];
    for (int i = 0; i < VARIANTS; i++) {
      requests[i] = post(port, Orders.order(connection, i, bodyBytes));
    }
    return requests;
  }

  private static byte[] post(int port, byte[] body) {
    byte[] head =
        "POST /orders HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(port, body.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }
}
