/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import org.apache.kafka.connect.errors.ConnectException;

/** A record's retry budget is used up. */
public final class RetriesExhaustedException extends ConnectException {
  RetriesExhaustedException(String message, Throwable lastCause) {
    super(message, lastCause);
  }
}
