/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.MalformedInputException;
import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;
import com.wearepatchworks.connect.filekit.source.offset.FileIdentity;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import com.wearepatchworks.connect.filekit.source.reading.Verdict.Ending;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reading of one file, from its turn to its end, over any number of lost connections. */
final class FileReading {
  private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);

  private final Reading reading;
  private final PlannedFile planned;
  private SourceFile file;
  private @Nullable Fetched fetched;
  private @Nullable Progress progress;
  private @Nullable RecordPump pump;
  private boolean endIsSure;

  FileReading(Reading reading, PlannedFile planned) {
    this.reading = reading;
    this.planned = planned;
    this.file = planned.file();
  }

  /** Reads it; answers what became of its records. */
  Progress read() throws InterruptedException {
    awaitFetched();
    Verdict verdict = null;
    Attempts attempts = new Attempts();
    long reached = 0;
    while (verdict == null) {
      try {
        verdict = attempt();
      } catch (ChangedException e) {
        LOG.info("{} has changed, and will be looked at again: {}", file.path(), e.getMessage());
        verdict = Verdict.of(Ending.CHANGED, file);
      } catch (FileStoreException e) {
        long here = pump == null ? 0 : pump.here().position().records();
        if (here > reached) {
          attempts.reset();
        }
        reached = here;
        verdict = afterStoreFailure(e, attempts);
      } catch (MalformedInputException e) {
        verdict = failed(e.reason(), e.line(), e.column());
      } catch (IOException e) {
        verdict = failed(String.valueOf(e.getMessage()), 0, 0);
      }
    }
    return end(verdict);
  }

  private void awaitFetched() throws InterruptedException {
    if (planned.take()) {
      return;
    }
    try {
      Fetched content = planned.fetched().get();
      fetched = content;
      file = content.file();
    } catch (ExecutionException e) {
      LOG.debug("{} could not be fetched ahead of its turn", file.path(), e.getCause());
    }
  }

  private Verdict attempt() throws IOException, InterruptedException {
    if (fetched == null) {
      file = reading.inputs().claim(file);
    }
    try (FileInput input = open()) {
      if (input != null) {
        pump(input);
      }
    }
    return Verdict.of(Ending.DONE, file);
  }

  private @Nullable FileInput open() throws IOException {
    return fetched != null
        ? reading.inputs().open(fetched, this::start)
        : reading.inputs().open(file, this::start);
  }

  private @Nullable FileOffset start(FileIdentity now, byte[] head) throws ChangedException {
    if (pump == null) {
      return reading.appended().start(planned.stored(), now, head);
    }
    FileOffset here = pump.here();
    if (!here.identity().equals(now)) {
      throw new ChangedException("its first bytes are not what they were");
    }
    return here;
  }

  private void pump(FileInput input) throws IOException, InterruptedException {
    RecordPump pumping = pump;
    if (pumping == null) {
      Progress begun = new Progress(file, input.start());
      pumping = new RecordPump(reading, input.start(), begun);
      progress = begun;
      pump = pumping;
    }
    endIsSure = false;
    try {
      pumping.run(input.records(), () -> doubtTheEnd(input));
      input.drain();
      doubtTheEnd(input);
    } catch (MalformedInputException e) {
      requireTheFilesFault(input);
      throw e;
    }
  }

  /**
   * A connection that broke off and a file in the making both end in the middle of a record, which
   * may look like a whole one. So nothing is believed that was read with the end in sight, until it
   * is sure that it was the end.
   */
  private void doubtTheEnd(FileInput input) throws IOException {
    if (!endIsSure && input.raw().hasEnded()) {
      requireTheFilesFault(input);
      endIsSure = true;
    }
  }

  private void requireTheFilesFault(FileInput input) throws IOException {
    input.requireWhole();
    if (fetched == null) {
      reading.inputs().requireStill(file);
    }
  }

  private @Nullable Verdict afterStoreFailure(FileStoreException e, Attempts attempts)
      throws InterruptedException {
    if (e.reason() == Reason.MISSING) {
      LOG.warn("{} was taken away before it was read to its end: {}", file.path(), e.getMessage());
      return Verdict.of(Ending.GONE, file);
    }
    return reading.trouble().isWorthAnother("Reading " + file.path(), e, attempts)
        ? null
        : failed(String.valueOf(e.getMessage()), 0, 0);
  }

  private Verdict failed(String reason, long line, long column) {
    FileFailure failure =
        pump == null
            ? new FileFailure(reason, line, column, 0, 0)
            : pump.failure(reason, line, column);
    return Verdict.failed(file, failure);
  }

  private Progress end(Verdict verdict) throws InterruptedException {
    Progress ended = progress == null ? new Progress(file, null) : progress;
    if (pump != null) {
      switch (verdict.ending()) {
        case DONE -> pump.complete();
        case FAILED -> pump.endInFailure();
        case CHANGED, GONE -> pump.endInChange();
        default -> throw new IllegalStateException(String.valueOf(verdict));
      }
      ended.emitted(pump.emitted());
      if (reading.transactional() && verdict.ending() != Ending.DONE && pump.emitted() > 0) {
        ended.abandon();
      }
    }
    ended.end(verdict);
    return ended;
  }
}
