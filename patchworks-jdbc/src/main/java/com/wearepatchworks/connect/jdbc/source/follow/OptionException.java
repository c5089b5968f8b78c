/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.follow;

import org.apache.kafka.connect.errors.ConnectException;

/** A table and an option do not go together. */
public final class OptionException extends ConnectException {
  private final String option;

  /** The message says what to do. */
  public OptionException(String option, String message) {
    super(message);
    this.option = option;
  }

  /** The option at fault. */
  public String option() {
    return option;
  }
}
