/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.net.URI;

/** One distributed Connect worker on this machine. */
public sealed interface Worker extends AutoCloseable permits ConnectWorker, WorkerProcess {
  /** Its REST API; the same over restarts. */
  URI url();

  /** A client of its REST API. */
  ConnectRest rest();

  /**
   * Starts it again in the same group on the same port; returns when it has joined. No effect on
   * one that runs.
   */
  void start();

  /**
   * Stops it as an operator would, its tasks move to the others. No effect on one that is stopped.
   */
  void stop();

  /** Stops it for good. */
  @Override
  void close();
}
