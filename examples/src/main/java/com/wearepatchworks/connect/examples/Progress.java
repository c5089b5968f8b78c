/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far the items are: a bar on a terminal, else a line every two seconds. */
final class Progress implements AutoCloseable {
  private static final long LINE_EVERY = Duration.ofSeconds(2).toNanos();
  private static final int REDRAW_MS = 200;

  private final Screen screen;
  private final @Nullable ProgressBar bar;
  private long nextLine = System.nanoTime() + LINE_EVERY;

  Progress(Screen screen, int items) {
    this.screen = screen;
    this.bar = screen.interactive() ? bar(screen, items) : null;
  }

  private static ProgressBar bar(Screen screen, int items) {
    return new ProgressBarBuilder()
        .setTaskName("      delivered")
        .setInitialMax(items)
        .setStyle(screen.blocks() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REDRAW_MS)
        .hideEta()
        .setConsumer(new ConsoleProgressBarConsumer(screen.out(), Screen.WIDTH))
        .build();
  }

  void show(Ledger ledger) {
    if (bar != null) {
      bar.stepTo(ledger.endedSoFar());
      bar.setExtraMessage(
          "sent %s, in Kafka %s"
              .formatted(Screen.number(ledger.sentSoFar()), Screen.number(ledger.inKafkaSoFar())));
    } else if (System.nanoTime() - nextLine >= 0) {
      line(ledger);
      nextLine = System.nanoTime() + LINE_EVERY;
    }
  }

  /** The last word. */
  void end(Ledger ledger) {
    if (bar == null) {
      line(ledger);
    } else {
      show(ledger);
    }
  }

  private void line(Ledger ledger) {
    screen.line(
        "      sent %s, in Kafka %s, delivered %s"
            .formatted(
                Screen.number(ledger.sentSoFar()),
                Screen.number(ledger.inKafkaSoFar()),
                Screen.number(ledger.endedSoFar())));
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
