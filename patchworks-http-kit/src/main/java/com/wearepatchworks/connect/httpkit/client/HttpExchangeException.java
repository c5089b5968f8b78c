/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request got no answer. The message names the host, what happened and what to look at. */
public final class HttpExchangeException extends IOException {
  private final Kind kind;

  /** With a message for the user. */
  public HttpExchangeException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What happened. */
  public Kind kind() {
    return kind;
  }

  /** How far a request got. */
  public enum Kind {
    /** The name does not resolve. Nothing was sent. */
    UNKNOWN_HOST,
    /** Nobody accepts the connection. Nothing was sent. */
    CANNOT_CONNECT,
    /** No connection in time, or none was free. Nothing was sent. */
    CONNECT_TIMEOUT,
    /** No whole answer within {@code request.timeout.ms}. It may have been processed. */
    REQUEST_TIMEOUT,
    /** Certificates or protocols do not fit. Nothing was sent. */
    TLS,
    /** The connection ended before the whole answer. It may have been processed. */
    CLOSED,
    /** What came back is not HTTP. It may have been processed. */
    MALFORMED_REPLY,
    /** The exchange was closed by us. */
    STOPPED
  }
}
