/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.httpkit.Headers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer. The listener adds Date, Content-Length, Content-Type and Connection; a header {@code
 * Connection: close} given here closes the connection after the answer.
 *
 * @param status 200 to 599
 * @param contentType null when there is no body
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that nobody compares
public record Reply(int status, Headers headers, byte[] body, @Nullable String contentType) {
  private static final byte[] NOTHING = {};

  /** A status and nothing else. */
  public static Reply of(int status) {
    return new Reply(status, Headers.NONE, NOTHING, null);
  }

  /** A JSON document. */
  public static Reply json(int status, String document) {
    return new Reply(
        status, Headers.NONE, document.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  /** The same with one more header. */
  public Reply with(String name, String value) {
    return new Reply(status, headers.with(name, value), body, contentType);
  }

  /** The same, asking the client to come back after {@code seconds}, at least 1. */
  public Reply retryAfter(long seconds) {
    return with("Retry-After", Long.toString(Math.max(1, seconds)));
  }

  /** The same, closing the connection. */
  public Reply closing() {
    return with("Connection", "close");
  }
}
