/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import com.wearepatchworks.connect.core.failure.Outcome;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.connect.sink.SinkRecord;

/** The seam to a target: one attempt to deliver one record. */
public interface Sender {
  /**
   * Starts an attempt and returns at once. The stage completes on any thread, with the result of
   * this attempt; the engine repeats, reports or fails. What the stage or the method throws counts
   * as {@link Outcome.Fail}.
   */
  CompletionStage<Outcome> send(SinkRecord record);
}
