/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.process;

import org.jspecify.annotations.Nullable;

/** The benchmark cannot go on, or what it measured is not valid. */
public final class BenchmarkException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what, which value and what to do. */
  public BenchmarkException(String message) {
    super(message);
  }

  /** Says what, which value and what to do. */
  public BenchmarkException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
