/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.function.Function;

/** Shows one example: says what goes where, plays it, and closes it whatever happens. */
record Showing(Screen screen, Home home, Interruption interruption) {

  /**
   * Plays a run.
   *
   * @param way what goes where, in one line
   * @return the exit status: 0 when nothing was lost
   */
  int show(String way, RunOptions options, Names names, Function<Place, Run> example)
      throws InterruptedException {
    introduce(way, options, names);
    Logs logs = Logs.start(home, options.run());
    boolean good = false;
    Run run = example.apply(new Place(home, logs, screen));
    try {
      good = run.play(options.keep());
    } finally {
      close(run);
      if (good || interruption.isRequested()) {
        logs.delete();
      } else {
        screen.line("Logs: " + logs.directory());
      }
    }
    return good ? 0 : 1;
  }

  private void introduce(String way, RunOptions options, Names names) {
    screen.line(way);
    if (options.bootstrapServers() != null) {
      Screen.wrapped(
              "In the Kafka at %s this makes the topics %s and %s if they are missing, writes to them, and leaves them there. All else that it makes is removed again."
                  .formatted(options.bootstrapServers(), names.topic(), names.deadLetters()),
              "")
          .forEach(screen::line);
    }
    screen.line("");
  }

  private void close(Run run) {
    if (!interruption.isRequested()) {
      run.close();
      return;
    }
    screen.line("");
    screen.part("Stopping ... ");
    run.close();
    screen.line("everything is stopped and removed.");
  }
}
