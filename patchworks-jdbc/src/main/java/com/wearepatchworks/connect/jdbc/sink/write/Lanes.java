/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The writers of a task. */
final class Lanes {
  private static final Duration END = Duration.ofSeconds(4);

  private final IntFunction<Lane> maker;
  private final int number;
  private final List<Lane> lanes = new ArrayList<>();

  /** {@code number} writers, each made by {@code maker}. */
  Lanes(int number, IntFunction<Lane> maker) {
    this.number = number;
    this.maker = maker;
  }

  void start() {
    for (int i = 0; i < number; i++) {
      Lane lane = maker.apply(i);
      lanes.add(lane);
      lane.start();
    }
  }

  List<Lane> all() {
    return lanes;
  }

  /** Ends what the writers do, whatever it is, and begins anew with nothing. */
  void restart() {
    stop();
    start();
  }

  void stop() {
    lanes.forEach(Lane::stop);
    try {
      for (Lane lane : lanes) {
        lane.join(END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lanes.clear();
  }
}
