/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.lab;

import java.io.PrintWriter;
import java.util.Locale;

/** Says what is being done, one line each, with the seconds since the start. */
public final class Progress {
  private final PrintWriter out;
  private final long start = System.nanoTime();

  /** Writes to {@code out}. */
  public Progress(PrintWriter out) {
    this.out = out;
  }

  /** One line. */
  public void say(String line) {
    out.printf(Locale.ROOT, "[%5.1f s] %s%n", (System.nanoTime() - start) / 1e9, line);
    out.flush();
  }
}
