/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RoundTest {
  private final Round round = new Round();
  private final Queue<Runnable> loop = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();

  private RecordingEndpoint endpoint(String name) {
    RecordingEndpoint endpoint = new RecordingEndpoint(name, "/" + name);
    endpoint.complete = () -> told.add(name);
    return endpoint;
  }

  @Test
  void tellsEachEndpointOnceAfterAllHaveBeenRead() {
    RecordingEndpoint orders = endpoint("orders");
    RecordingEndpoint stock = endpoint("stock");
    round.handled(orders, loop::add);
    round.handled(stock, loop::add);
    round.handled(orders, loop::add);
    assertThat(told).isEmpty();
    loop.remove().run();
    assertThat(told).containsExactly("orders", "stock");
    assertThat(loop).isEmpty();
  }

  @Test
  void beginsAgain() {
    RecordingEndpoint orders = endpoint("orders");
    for (int i = 1; i <= 2; i++) {
      round.handled(orders, loop::add);
      loop.remove().run();
      assertThat(told).hasSize(i);
    }
  }

  @Test
  void tellsAtOnceWhenTheLoopHasEnded() {
    round.handled(
        endpoint("orders"),
        task -> {
          throw new RejectedExecutionException("on purpose");
        });
    assertThat(told).containsExactly("orders");
  }
}
