/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The worker's REST API refused a request or did not answer; the message says which request, and
 * what came back.
 */
public final class ConnectRestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String body;

  private ConnectRestException(String message, int status, String body, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.body = body;
  }

  static ConnectRestException refused(String method, URI uri, int status, String body) {
    return new ConnectRestException(
        "%s %s was answered with %d: %s".formatted(method, uri, status, body), status, body, null);
  }

  static ConnectRestException unanswered(String method, URI uri, Exception cause) {
    return new ConnectRestException(
        "%s %s was not answered: %s".formatted(method, uri, cause), 0, "", cause);
  }

  /** HTTP status, 0 when there was no answer. */
  public int status() {
    return status;
  }

  /** Body of the answer, empty when there was none. */
  public String body() {
    return body;
  }
}
