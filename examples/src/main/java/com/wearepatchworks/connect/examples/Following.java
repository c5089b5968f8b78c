/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.sandbox.ConnectRest;
import com.wearepatchworks.connect.sandbox.ConnectRestException;
import java.time.Duration;
import java.util.List;

/**
 * Waits until every item has ended, showing how far they are; gives up when a connector fails or
 * nothing happens any more.
 */
final class Following {
  private static final Duration TICK = Duration.ofMillis(200);
  private static final long CHECK_EVERY = Duration.ofSeconds(2).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Ledger ledger;
  private final Progress progress;
  private final ConnectRest rest;
  private final List<String> connectors;
  private final long beginning = System.nanoTime();
  private long nextCheck = System.nanoTime() + CHECK_EVERY;
  private String trouble = "";

  Following(Ledger ledger, Progress progress, ConnectRest rest, List<String> connectors) {
    this.ledger = ledger;
    this.progress = progress;
    this.rest = rest;
    this.connectors = connectors;
  }

  /**
   * Returns when it is over.
   *
   * @return why it was given up; empty when it was not
   */
  String untilSettled(Sender flow, TopicWatch watch) throws InterruptedException {
    while (!flow.await(TICK) && goesOn()) {
      progress.show(ledger);
    }
    while (trouble.isEmpty() && !watch.awaitEnd(TICK) && goesOn()) {
      progress.show(ledger);
    }
    while (trouble.isEmpty() && !ledger.awaitSettled(TICK) && goesOn()) {
      progress.show(ledger);
    }
    progress.end(ledger);
    return trouble;
  }

  private boolean goesOn() {
    if (quietNanos() > PATIENCE.toNanos()) {
      trouble = "Nothing happened for %d s.".formatted(PATIENCE.toSeconds());
    } else if (System.nanoTime() - nextCheck >= 0) {
      nextCheck = System.nanoTime() + CHECK_EVERY;
      trouble = failures();
    }
    return trouble.isEmpty();
  }

  /** What came before this, such as a slow start, does not count. */
  private long quietNanos() {
    return Math.min(ledger.quietFor().toNanos(), System.nanoTime() - beginning);
  }

  private String failures() {
    StringBuilder failures = new StringBuilder();
    for (String connector : connectors) {
      try {
        String failure = rest.status(connector).failures();
        if (!failure.isEmpty()) {
          failures.append(
              "Connector %s failed: %s%n".formatted(connector, Reasons.ofTrace(failure)));
        }
      } catch (ConnectRestException e) {
        return "The worker does not answer any more; the end of its log may say why.";
      }
    }
    return failures.toString();
  }
}
