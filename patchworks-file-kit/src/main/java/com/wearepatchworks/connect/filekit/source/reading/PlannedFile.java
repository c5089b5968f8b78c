/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A file that waits for its turn; perhaps it is fetched before that. */
public final class PlannedFile {
  private final SourceFile file;
  private final @Nullable FileOffset stored;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final CompletableFuture<Fetched> fetched = new CompletableFuture<>();

  /** A file, and its committed offset. */
  public PlannedFile(SourceFile file, @Nullable FileOffset stored) {
    this.file = file;
    this.stored = stored;
  }

  /** The file as it was listed. */
  public SourceFile file() {
    return file;
  }

  @Nullable FileOffset stored() {
    return stored;
  }

  /** Who gets true opens the file; whoever else wants it waits for {@link #fetched}. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  boolean isTaken() {
    return taken.get();
  }

  CompletableFuture<Fetched> fetched() {
    return fetched;
  }
}
