/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.List;

/**
 * What a run calls the things that it makes in Kafka and Connect. In a cluster of the user's each
 * name carries the run's id, so that nothing that is there already is touched.
 *
 * @param suffix empty in a Kafka of our own
 */
record Names(String suffix) {
  static final String TOPIC = "orders";
  static final String DEAD_LETTERS = "orders-dead-letters";

  String source() {
    return "orders-from-patchworks" + suffix;
  }

  String sink() {
    return "orders-to-patchworks" + suffix;
  }

  String workerGroup() {
    return "patchworks-examples" + suffix;
  }

  /** As Connect names the group of a sink. */
  String sinkGroup() {
    return "connect-" + sink();
  }

  /** Where the worker keeps its state. */
  List<String> workerTopics() {
    return List.of(
        workerGroup() + "-configs", workerGroup() + "-offsets", workerGroup() + "-status");
  }
}
