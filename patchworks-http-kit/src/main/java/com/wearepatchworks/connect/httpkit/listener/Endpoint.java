/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import java.util.List;

/**
 * What a connector's task puts behind the paths that it registers. The listener calls {@link
 * #admit} when a request's head is there and, if accepted, {@link #handle} when its whole body is.
 *
 * <p>Calls come from several threads at once.
 */
public interface Endpoint {
  /**
   * Who owns the paths, as a user knows it: the connector's name. Endpoints of one owner (its tasks
   * on this worker) share their paths and are served in turn; different owners never share one.
   */
  String owner();

  /**
   * Paths that lead here; read once, at registration. Where two of them match, the first one wins.
   */
  List<PathPattern> paths();

  /**
   * Decides before the body is read: authentication, method, content type, back-pressure. Called on
   * the event loop, so it must not block. The declared length is already within the limits.
   */
  Verdict admit(RequestHead head);

  /**
   * Takes a whole request, whose lease is from here on the endpoint's to close, and answers it now
   * or later, from any thread. Called on the event loop for plain bodies up to 64 KiB, on a worker
   * thread for larger and for compressed ones. When it throws, the listener answers 500 and closes
   * the lease.
   */
  void handle(Request request, Replier replier);

  /**
   * Says that what {@link #handle} took may go on now: called after one or several calls of it, by
   * a thread that made them. An event loop reads from all connections that have something before it
   * calls this once, so that they share what follows. Must not block.
   */
  default void handleComplete() {}

  /** How it is doing, for {@code GET /health}. Must not block. */
  Health health();
}
