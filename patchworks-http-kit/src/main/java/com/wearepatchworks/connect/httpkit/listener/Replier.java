/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

/** Answers one request. */
@FunctionalInterface
public interface Replier {
  /**
   * Sends the answer; from any thread, without blocking. Only the first call counts, and it does
   * nothing when the client has gone.
   */
  void reply(Reply reply);
}
