/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

/**
 * What a request wants of the target; the path says it.
 *
 * @param run under which it is counted
 * @param delayMillis until it is answered
 * @param followsKeys whether the numbers of each key are looked at
 */
public record TargetUrl(String run, long delayMillis, boolean followsKeys) {
  private static final String FOLLOWED = "followed";

  /** The URL of the target on that port of this machine. */
  public String on(int port) {
    return "http://127.0.0.1:%d/%s/%d/%s"
        .formatted(port, run, delayMillis, followsKeys ? FOLLOWED : "counted");
  }

  static TargetUrl parse(String path) {
    String[] parts = path.split("/", -1);
    return new TargetUrl(parts[1], Long.parseLong(parts[2]), parts[3].equals(FOLLOWED));
  }
}
