/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.List;

/**
 * What a run calls the things that it makes in Kafka and Connect. In a cluster of the user's all
 * names but those of topics carry the run's id, so that nothing that is there already is touched.
 *
 * @param topic of the records, such as {@code orders}
 * @param suffix empty in a Kafka of our own
 */
record Names(String topic, String suffix) {
  String deadLetters() {
    return topic + "-dead-letters";
  }

  String source() {
    return topic + "-from-patchworks" + suffix;
  }

  String sink() {
    return topic + "-to-patchworks" + suffix;
  }

  String workerGroup() {
    return "patchworks-examples" + suffix;
  }

  /** As Connect names the group of a sink. */
  String sinkGroup() {
    return "connect-" + sink();
  }

  /** All groups. */
  List<String> groups() {
    return List.of(workerGroup(), sinkGroup());
  }

  /** Where the worker keeps its state. */
  List<String> workerTopics() {
    return List.of(
        workerGroup() + "-configs", workerGroup() + "-offsets", workerGroup() + "-status");
  }
}
