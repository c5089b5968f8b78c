/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.journal;

import com.wearepatchworks.connect.filekit.sink.naming.Escape;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the journal and the unpublished files of one partition are.
 *
 * @param directory absolute
 */
public record Place(String directory) {
  /** The place of a connector's partition below the control directory. */
  public static Place of(String control, String connector, TopicPartition partition) {
    String name = Escape.text(connector);
    return new Place(
        "%s/%s/%s"
            .formatted(
                control.equals("/") ? "" : control,
                name.startsWith(".") ? "%2E" + name.substring(1) : name,
                partition));
  }

  /**
   * The path of a journal. There are two, written in turn: the last one is never touched while the
   * next one is written, also on a server that cannot replace a file in one step.
   */
  String journal(long sequence) {
    return "%s/journal-%d.json".formatted(directory, sequence % 2);
  }

  /** The path of something temporary. */
  public String temporary(String name) {
    return directory + "/" + name;
  }
}
