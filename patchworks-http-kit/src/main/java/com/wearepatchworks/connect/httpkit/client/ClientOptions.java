/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import com.wearepatchworks.connect.httpkit.tls.TlsOptions;
import java.time.Duration;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How to send.
 *
 * @param tls trust and client certificate; null for the Java runtime's certificate authorities
 * @param proxy null for none
 * @param maxConnections at once, in total and to one host: as many as requests are in flight
 * @param connectTimeout until a connection, with its TLS handshake, stands
 * @param requestTimeout from {@code send} until the whole answer is there
 */
public record ClientOptions(
    @Nullable TlsOptions tls,
    @Nullable Proxy proxy,
    int maxConnections,
    Duration connectTimeout,
    Duration requestTimeout) {

  /** How much of an answer's body is kept. */
  public static final int EXCERPT_BYTES = 4096;

  /** No TLS material, no proxy, 5 s to connect and 30 s for a request. */
  public static ClientOptions plain(int maxConnections) {
    return new ClientOptions(
        null, null, maxConnections, Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  /**
   * An HTTP proxy.
   *
   * @param user null when it wants no name
   */
  public record Proxy(String host, int port, @Nullable String user, @Nullable Password password) {}
}
