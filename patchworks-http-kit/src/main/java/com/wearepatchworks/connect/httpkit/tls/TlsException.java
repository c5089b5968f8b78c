/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.tls;

import org.jspecify.annotations.Nullable;

/** A certificate, key or store cannot be used; the message says which and what to do. */
public final class TlsException extends RuntimeException {
  /** With what happened and what to do; nothing of a key in it. */
  public TlsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
