/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.template;

import org.jspecify.annotations.Nullable;

/** A template cannot be rendered over this record; another record may well do. */
public final class TemplateException extends RuntimeException {
  private final @Nullable Variable missing;

  TemplateException(String message) {
    super(message);
    this.missing = null;
  }

  TemplateException(String message, Variable missing) {
    super(message);
    this.missing = missing;
  }

  /** The variable that has no value; null when that is not the trouble. */
  public @Nullable Variable missing() {
    return missing;
  }
}
