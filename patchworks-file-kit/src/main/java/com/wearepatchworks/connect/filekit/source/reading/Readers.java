/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import java.util.function.Consumer;

/** Reads planned files, as many at once as it has threads running {@link #readOn}. */
final class Readers {
  private final Reading reading;
  private final FileLanes lanes;
  private final Prefetch prefetch;
  private final Consumer<Progress> ended;

  /** Readers that tell {@code ended} of each file that they are through with. */
  Readers(Reading reading, FileLanes lanes, Prefetch prefetch, Consumer<Progress> ended) {
    this.reading = reading;
    this.lanes = lanes;
    this.prefetch = prefetch;
    this.ended = ended;
  }

  /** What each thread does until everything stops. */
  void readOn() throws InterruptedException {
    for (PlannedFile file = lanes.take(); file != null; file = lanes.take()) {
      reading.counters().active.increment();
      try {
        ended.accept(new FileReading(reading, file).read());
      } finally {
        reading.counters().active.decrement();
        prefetch.read(file);
      }
      lanes.done(file);
    }
  }
}
