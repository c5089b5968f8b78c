/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.inbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final Budget budget = new Budget(2, 100);

  private Budget.Lease acquire(long size) {
    return requireNonNull(budget.tryAcquire(size));
  }

  @Test
  void messagesAreCounted() {
    Budget.Lease first = acquire(0);
    acquire(0);
    assertThat(budget.tryAcquire(0)).isNull();
    first.close();
    assertThat(budget.tryAcquire(0)).isNotNull();
  }

  @Test
  void bytesAreCounted() {
    Budget.Lease lease = acquire(60);
    assertThat(budget.tryAcquire(41)).isNull();
    assertThat(budget.count()).as("a refused one takes no place").isEqualTo(1);
    assertThat(lease.tryGrow(40)).isTrue();
    assertThat(lease.tryGrow(1)).isFalse();
    assertThat(budget.bytes()).isEqualTo(100);
    lease.close();
    lease.close();
    assertThat(budget.bytes()).isZero();
    assertThat(budget.count()).isZero();
  }

  @Test
  void hugeSizesDoNotOverflow() {
    Budget.Lease lease = acquire(60);
    assertThat(budget.tryAcquire(Long.MAX_VALUE)).isNull();
    assertThat(lease.tryGrow(Long.MAX_VALUE)).isFalse();
    assertThat(budget.bytes()).isEqualTo(60);
  }

  @Test
  void negativeSizesAreAMistake() {
    Budget.Lease lease = acquire(1);
    assertThatThrownBy(() -> lease.tryGrow(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> budget.tryAcquire(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(budget.count()).isEqualTo(1);
  }

  @Test
  void aClosedLeaseDoesNotGrow() {
    Budget.Lease lease = acquire(1);
    lease.close();
    assertThat(lease.tryGrow(1)).isFalse();
    assertThat(budget.bytes()).isZero();
  }

  @Test
  void isNeverOverdrawnByManyThreads() throws Exception {
    Budget shared = new Budget(5, 1_000);
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try {
      List<Future<?>> users = new ArrayList<>();
      for (int user = 0; user < 4; user++) {
        Random random = new Random(user);
        users.add(threads.submit(() -> use(shared, random)));
      }
      Future<Boolean> watch = threads.submit(() -> staysWithinBounds(shared, stop));
      for (Future<?> user : users) {
        user.get();
      }
      stop.set(true);
      assertThat(watch.get()).isTrue();
      assertThat(shared.count()).isZero();
      assertThat(shared.bytes()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void use(Budget shared, Random random) {
    for (int i = 0; i < 50_000; i++) {
      Budget.Lease lease = shared.tryAcquire(random.nextInt(500));
      if (lease != null) {
        lease.tryGrow(random.nextInt(500));
        lease.close();
      }
    }
  }

  private static boolean staysWithinBounds(Budget shared, AtomicBoolean stop) {
    boolean within = true;
    while (!stop.get()) {
      long bytes = shared.bytes();
      int count = shared.count();
      within &= bytes >= 0 && bytes <= 1_000 && count >= 0 && count <= 5;
    }
    return within;
  }
}
