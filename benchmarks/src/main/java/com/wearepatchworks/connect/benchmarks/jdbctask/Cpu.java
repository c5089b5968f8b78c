/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** Time that work takes: by the clock, and of the processors, all threads of this JVM together. */
final class Cpu {
  private Cpu() {}

  /** Answers nanoseconds and nanoseconds of processors. */
  static String timed(Callable<Void> work) throws Exception {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    work.call();
    long nanos = System.nanoTime() - start;
    return nanos + " " + (system.getProcessCpuTime() - cpu);
  }
}
