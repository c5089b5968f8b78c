/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

/**
 * What the target has seen in one run, at one moment.
 *
 * @param answered requests answered
 * @param repeated orders that had come before; counted in runs that follow the keys
 * @param skipped orders that had not come when a later one of their key came; as above
 * @param nanos the target's clock
 */
public record TargetCount(long answered, long repeated, long skipped, long nanos) {
  /** Nothing yet. */
  static final TargetCount NONE = new TargetCount(0, 0, 0, 0);

  /** Requests answered per second between an earlier moment and this one. */
  public double perSecondSince(TargetCount earlier) {
    return (answered - earlier.answered) / ((nanos - earlier.nanos) / 1e9);
  }

  String line() {
    return "%d %d %d %d".formatted(answered, repeated, skipped, nanos);
  }

  static TargetCount parse(String line) {
    String[] parts = line.split(" ", -1);
    return new TargetCount(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]));
  }
}
