/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.failure;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt to deliver one record. Made next to the client, which understands the
 * error; acted on by the delivery engine and nowhere else.
 */
public sealed interface Outcome {
  /** The target has it, or the configuration says that there is nothing to deliver. */
  Outcome DELIVERED = new Delivered();

  /** The target has it. */
  record Delivered() implements Outcome {}

  /**
   * Worth another attempt.
   *
   * @param cause what went wrong this time
   * @param notBefore how long the target asked to be left alone; null when it did not say. While it
   *     lasts, nothing is sent to the target, whatever the lane.
   */
  record Retry(Exception cause, @Nullable Duration notBefore) implements Outcome {}

  /**
   * There was no connection to the target: nothing was sent, and nothing else would get through
   * either.
   */
  record Unreachable(Exception cause) implements Outcome {}

  /**
   * This record cannot be delivered, the next one may: dead letter.
   *
   * @param cause the reason, for the dead letter's context headers
   * @param headers added to the dead letter: name to text
   */
  record Report(Exception cause, Map<String, String> headers) implements Outcome {
    /** A report without headers of its own. */
    public Report(Exception cause) {
      this(cause, Map.of());
    }
  }

  /** No record can be delivered until a person changes something: the task fails. */
  record Fail(Exception cause) implements Outcome {}
}
