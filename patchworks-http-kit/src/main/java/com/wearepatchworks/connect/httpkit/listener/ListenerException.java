/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint could not be registered: the address is taken, the options disagree with those of the
 * owner that came first, a path is taken, or a certificate cannot be read. The message says which
 * and what to do.
 */
public final class ListenerException extends RuntimeException {
  /** With what happened and what to do. */
  public ListenerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
