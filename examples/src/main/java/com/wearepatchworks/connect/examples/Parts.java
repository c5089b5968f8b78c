/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be closed at the end, the last first; one that fails does not keep the others open.
 */
final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  <T extends AutoCloseable> T own(T part) {
    parts.push(part);
    return part;
  }

  /** Closes what is there now, in spite of an interrupt. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    while (!parts.isEmpty()) {
      closeOne(parts.pop());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeOne(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.error("could not close {}", part, e);
    }
  }
}
