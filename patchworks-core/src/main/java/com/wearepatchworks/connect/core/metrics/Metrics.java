/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.metrics;

import java.util.function.LongSupplier;

/** Where a task shows its numbers. */
public interface Metrics extends AutoCloseable {
  /**
   * Shows the current value of {@code value}.
   *
   * @param name lower case with dashes; totals end in {@code -total}, times in {@code -ms}
   */
  void gauge(String name, String description, LongSupplier value);

  @Override
  void close();
}
