/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.client;

import java.util.concurrent.CompletableFuture;

/** Sends requests: the seam between an HTTP sink and the network. */
public interface HttpExchange extends AutoCloseable {
  /**
   * Sends one request, once: no retry, no redirect, no cookie. Does not block.
   *
   * @return the answer, whatever its status; or an {@link HttpExchangeException} that says how far
   *     it got. Completed on an I/O thread: do not block there.
   */
  CompletableFuture<HttpResult> send(OutgoingRequest request);

  /**
   * Ends all exchanges, sockets and threads within 2 seconds; futures that are still open fail.
   * Twice does nothing.
   */
  @Override
  void close();
}
