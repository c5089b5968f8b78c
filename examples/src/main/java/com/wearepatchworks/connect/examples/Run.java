/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

/** One run of an example, from its start to what is left of it. */
interface Run extends AutoCloseable {
  /**
   * Plays it.
   *
   * @param keep leave everything running then, until interrupted
   * @return true when everything arrived
   */
  boolean play(boolean keep) throws InterruptedException;

  @Override
  void close();
}
