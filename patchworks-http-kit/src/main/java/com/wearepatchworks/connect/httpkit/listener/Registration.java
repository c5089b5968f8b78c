/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import java.net.InetSocketAddress;

/** An endpoint's place on a listener. */
public interface Registration extends AutoCloseable {
  /** Where the listener listens, with the real port. */
  InetSocketAddress address();

  /**
   * From now on the endpoint gets no requests. Unless another task of its owner serves them, its
   * paths answer 503 with Retry-After and {@code Connection: close}; {@code /health} answers 503.
   * Requests that were accepted before can still be answered.
   */
  void drain();

  /**
   * Takes the paths away. The last one to leave closes the socket and all connections and ends the
   * threads, within 2 seconds. Twice does nothing. Not to be called from {@link Endpoint}'s
   * methods.
   */
  @Override
  void close();
}
