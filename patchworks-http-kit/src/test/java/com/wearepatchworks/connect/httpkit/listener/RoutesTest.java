/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RoutesTest {
  private static final List<String> ORDERS = List.of("orders");
  private static final List<String> NOWHERE = List.of("nowhere");

  private final AtomicLong clock = new AtomicLong();
  private final Routes routes = new Routes(clock::get);

  @Test
  void aPathThatWasLeftIsOnlyForgottenAfterAWhile() {
    Routes.Place orders = routes.add(new RecordingEndpoint("orders-in", "/orders"));
    routes.add(new RecordingEndpoint("stock-in", "/stock"));
    routes.remove(orders);
    assertThat(routes.find(ORDERS)).isNull();
    assertThat(routes.isBetweenOwners(ORDERS)).isTrue();
    assertThat(routes.isBetweenOwners(NOWHERE)).isFalse();
    clock.addAndGet(TimeUnit.SECONDS.toNanos(31));
    assertThat(routes.isBetweenOwners(ORDERS)).isFalse();
  }

  @Test
  void nothingIsSaidToBeMissingBeforeTheFirstOwnerIsThere() {
    assertThat(routes.isBetweenOwners(NOWHERE)).isTrue();
  }
}
