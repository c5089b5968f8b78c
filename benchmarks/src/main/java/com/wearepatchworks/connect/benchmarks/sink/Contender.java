/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sink;

/** One that posts a topic to the target, from the topic's beginning, until it is told to stop. */
interface Contender {
  /** As in the report. */
  String name();

  /** Its process. */
  long pid();

  void start(String run, String url);

  void stop(String run);
}
