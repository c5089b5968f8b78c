/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import org.apache.kafka.connect.errors.ConnectException;

/** Another task has taken over the partition: this one must not write any more. */
final class FencedException extends ConnectException {
  FencedException(String message) {
    super(message);
  }
}
