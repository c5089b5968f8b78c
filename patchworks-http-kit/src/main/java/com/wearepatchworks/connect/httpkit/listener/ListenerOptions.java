/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.httpkit.tls.TlsOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to listen.
 *
 * @param host address to bind to; {@code 0.0.0.0} is every interface
 * @param port 0 takes a free one
 * @param tls null for plain text
 */
public record ListenerOptions(String host, int port, @Nullable TlsOptions tls, Limits limits) {
  /** Plain text with default limits. */
  public static ListenerOptions plain(String host, int port) {
    return new ListenerOptions(host, port, null, Limits.DEFAULT);
  }

  /**
   * What one client may use.
   *
   * @param maxBodyBytes of a body as it comes over the wire
   * @param maxInflatedBytes of a body after decompression
   * @param headTimeout from a request's first byte until its head is there
   * @param bodyTimeout from then until its whole body is there
   * @param idleTimeout how long a connection may wait for its next request
   * @param maxConnections at once; more are closed when they come
   */
  public record Limits(
      int maxBodyBytes,
      int maxInflatedBytes,
      Duration headTimeout,
      Duration bodyTimeout,
      Duration idleTimeout,
      int maxConnections) {
    /** 10 MiB, 32 MiB inflated, 10 s, 30 s, 60 s, 1024 connections. */
    public static final Limits DEFAULT =
        new Limits(
            10 << 20,
            32 << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            1024);
  }
}
