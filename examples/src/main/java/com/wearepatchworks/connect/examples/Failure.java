/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.List;

/**
 * Something that the user is told in words, without a stack trace: what, which value, what to do.
 */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> details;

  Failure(String message) {
    this(message, List.of());
  }

  /** With lines to show below the message as they are, such as the end of a log. */
  Failure(String message, List<String> details) {
    super(message);
    this.details = List.copyOf(details);
  }

  List<String> details() {
    return details;
  }
}
