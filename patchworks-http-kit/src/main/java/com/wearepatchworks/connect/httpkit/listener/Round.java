/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The endpoints that took requests while an event loop read from its connections; each is told once
 * when the loop has read from all. Belongs to one loop and its thread.
 */
final class Round {
  private final List<Endpoint> endpoints = new ArrayList<>();

  /** {@code loop} runs what it is given after it has read from all connections. */
  void handled(Endpoint endpoint, Executor loop) {
    if (endpoints.contains(endpoint)) {
      return;
    }
    endpoints.add(endpoint);
    if (endpoints.size() == 1) {
      endAfterReading(loop);
    }
  }

  private void endAfterReading(Executor loop) {
    try {
      loop.execute(this::end);
    } catch (RejectedExecutionException e) {
      end(); // the listener closes
    }
  }

  private void end() {
    List<Endpoint> told = List.copyOf(endpoints);
    endpoints.clear();
    told.forEach(Endpoint::handleComplete);
  }
}
