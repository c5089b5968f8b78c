/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.time.Duration;

/** Plays the flow that sends. */
interface Sender {
  /** Waits for the end of the sending; true when it has come. */
  boolean await(Duration atMost) throws InterruptedException;
}
