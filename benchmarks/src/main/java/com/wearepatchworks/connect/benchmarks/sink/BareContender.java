/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

import com.wearepatchworks.connect.benchmarks.process.ChildJvm;

/** A {@link BareSink}, used in one of its ways. */
record BareContender(String name, ChildJvm process, int inFlight, String source)
    implements Contender {
  static final String POLLED = "polled";
  static final String HELD = "held";

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void start(String run, String url) {
    process.tell("start %s %d %s".formatted(url, inFlight, source));
  }

  @Override
  public void stop(String run) {
    process.tell("stop");
  }
}
