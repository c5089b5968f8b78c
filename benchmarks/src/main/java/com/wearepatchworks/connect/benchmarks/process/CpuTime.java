/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.process;

import java.time.Duration;

/** Processor time that a process has used, where the system tells it. */
public final class CpuTime {
  private CpuTime() {}

  /** Since its start; zero when the system does not tell. */
  public static Duration of(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }
}
