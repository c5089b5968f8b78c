/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OrdersTest {
  @Test
  void anOrderIsAsLargeAsWanted() {
    assertThat(Orders.order(1, 2, 1_000)).hasSize(1_000);
    assertThat(Orders.order(999_999, 54_321, 700)).hasSize(700);
  }

  @Test
  void anOrderSaysItsKeyAndNumberFirst() {
    assertThat(new String(Orders.order(17, 4, 600), StandardCharsets.UTF_8))
        .startsWith("{\"key\":17,\"seq\":4,")
        .endsWith("\"}");
  }
}
