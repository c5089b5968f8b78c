/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.cleanup;

import com.wearepatchworks.connect.core.record.JsonText;
import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;
import com.wearepatchworks.connect.filekit.source.reading.FileFailure;
import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files away that are done with, and nothing else. */
final class CleanUp {
  private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);
  private static final int NAMES = 10_000;

  private final FileStore store;
  private final AfterOptions options;
  private final String markerSuffix;

  CleanUp(FileStore store, AfterOptions options, String markerSuffix) {
    this.store = store;
    this.options = options;
    this.markerSuffix = markerSuffix;
  }

  /** What the policy says for a file that was read; repeating it does no harm. */
  void done(SourceFile file) throws IOException {
    if (options.policy() == AfterPolicy.KEEP || !isStillThere(file)) {
      return;
    }
    removeMarker(file);
    switch (options.policy()) {
      case DELETE -> store.delete(file.entry().path());
      case MOVE -> move(file, options.archive() + "/" + file.relative(), "");
      case RENAME -> move(file, file.path(), options.suffix());
      default -> {}
    }
  }

  /** A new file of the same name must survive. */
  private boolean isStillThere(SourceFile file) throws IOException {
    FileEntry now = store.find(file.entry().path());
    if (now != null && !file.isStill(now)) {
      LOG.info("{} is not what was read any more, and is left where it is", file.path());
    }
    return now != null && file.isStill(now);
  }

  /** First: a marker without a file would call the next file of that name whole. */
  private void removeMarker(SourceFile file) throws IOException {
    if (!markerSuffix.isEmpty()) {
      store.delete(file.path() + markerSuffix);
    }
  }

  private void move(SourceFile file, String target, String suffix) throws IOException {
    for (int number = 0; number < NAMES; number++) {
      String to = numbered(target, number) + suffix;
      try {
        store.move(file.entry().path(), to);
        return;
      } catch (FileStoreException e) {
        if (e.reason() != Reason.EXISTS) {
          throw e;
        }
      }
    }
    throw taken(target);
  }

  private static String numbered(String target, int number) {
    return number == 0 ? target : target + "." + number;
  }

  private static FileStoreException taken(String target) {
    return new FileStoreException(
        Reason.FAILED, "%s and %d numbered names are taken".formatted(target, NAMES), null);
  }

  /** Moves a file that cannot be read out of the way, its report first. */
  void failed(SourceFile file, FileFailure failure) throws IOException {
    if (!isStillThere(file)) {
      return;
    }
    String target = options.errors() + "/" + file.relative();
    int number = 0;
    while (store.find(numbered(target, number)) != null) {
      if (++number == NAMES) {
        throw taken(target);
      }
    }
    String to = numbered(target, number);
    report(file, failure, to);
    removeMarker(file);
    move(file, to, "");
    LOG.error("{} cannot be read and was moved to {}: {}", file.path(), to, failure);
  }

  private void report(SourceFile file, FileFailure failure, String to) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("file", file.path());
    report.put("size", file.entry().size());
    report.put("modified", Instant.ofEpochMilli(file.entry().modifiedMs()).toString());
    report.put("reason", failure.reason());
    report.put("line", failure.line());
    report.put("column", failure.column());
    report.put("records", failure.records());
    report.put("bad.records", failure.bad());
    String target = to + ".error.json";
    String temporary = options.errors() + "/.patchworks/" + file.name() + ".error.json.tmp";
    String ticket;
    try (Draft draft = store.draft(temporary, target)) {
      draft.content().write(JsonText.of(null, report));
      ticket = draft.seal();
    }
    store.publish(ticket);
  }
}
