/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Steps of a program: each is announced before it starts, and its time told when it is done. A
 * failure becomes a {@link Failure} that names the step.
 */
final class Steps {
  private static final int DOTS_END = Screen.WIDTH - 9;

  private final Screen screen;
  private final int count;
  private int current;

  Steps(Screen screen, int count) {
    this.screen = screen;
    this.count = count;
  }

  /** A step of one line: {@code [1/6] Starting Kafka ......... 4.1 s}. */
  <T> T run(String what, Callable<T> step) {
    screen.part(begin(what) + " ");
    long start = System.nanoTime();
    T result = attempt(what, step);
    int dots = Math.max(3, DOTS_END - 7 - what.length());
    double seconds = (System.nanoTime() - start) / 1e9;
    screen.line(String.format(Locale.ROOT, "%s %6.1f s", ".".repeat(dots), seconds));
    return result;
  }

  /** A step that shows its own progress below its announcement. */
  <T> T follow(String what, Callable<T> step) {
    screen.line(begin(what));
    return attempt(what, step);
  }

  private String begin(String what) {
    current++;
    return "[%d/%d] %s".formatted(current, count, what);
  }

  private <T> T attempt(String what, Callable<T> step) {
    try {
      return step.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted");
    } catch (Exception e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new Failure("interrupted");
      }
      screen.line("");
      Failure reason = Reasons.of(e);
      throw new Failure(
          "step %d of %d failed (%s):%n%s".formatted(current, count, what, reason.getMessage()),
          reason.details());
    }
  }
}
