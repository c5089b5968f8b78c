/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** One figure, measured in several rounds. */
public final class Rounds {
  private final double[] sorted;

  private Rounds(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * The figure of each round.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static <T> Rounds of(Collection<T> rounds, ToDoubleFunction<T> figure) {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("there is no round");
    }
    double[] figures = rounds.stream().mapToDouble(figure).toArray();
    Arrays.sort(figures);
    return new Rounds(figures);
  }

  /** The middle one, or the mean of the two in the middle. */
  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The largest. */
  public double max() {
    return sorted[sorted.length - 1];
  }

  /** From the smallest to the largest, as a part of the median: 0.1 is 10 %. */
  public double spread() {
    return median() == 0 ? 0 : (max() - sorted[0]) / median();
  }
}
