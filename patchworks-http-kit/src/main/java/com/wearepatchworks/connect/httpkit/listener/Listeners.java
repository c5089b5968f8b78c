/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

/** The listeners of this process, one per address, shared by all that register there. */
public final class Listeners {
  private static final Listeners SHARED = new Listeners();

  /** The process-wide registry; {@code new Listeners()} is a separate one, for tests. */
  public static Listeners shared() {
    return SHARED;
  }

  /**
   * Puts {@code endpoint} behind its paths and listens at the address if nobody does yet.
   *
   * @throws ListenerException when that cannot be
   */
  public Registration register(ListenerOptions options, Endpoint endpoint) {
    throw new UnsupportedOperationException("not yet");
  }
}
