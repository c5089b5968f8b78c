/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.template;

import org.jspecify.annotations.Nullable;

/** What the variables of a template stand for: one record, or one request. */
public interface Scope {
  /**
   * The value of {@code variable}: text, a number, a boolean, bytes, a date or an instant, or
   * Connect data; null when there is none.
   */
  @Nullable Object lookup(Variable variable);
}
