/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.filekit.sink.journal.Journal;
import com.wearepatchworks.connect.filekit.sink.publish.FinishedFile;
import com.wearepatchworks.connect.filekit.sink.publish.Publisher;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Brings what a publisher has to say to the task's thread. */
final class Reports implements Publisher.Listener {
  private final PartitionFiles files;
  private final Origin origin;
  private final String grouping;
  private final Queue<Runnable> events;

  Reports(PartitionFiles files, Origin origin, String grouping, Queue<Runnable> events) {
    this.files = files;
    this.origin = origin;
    this.grouping = grouping;
    this.events = events;
  }

  @Override
  public void opened(Journal found) {
    events.add(() -> files.opened(found));
  }

  @Override
  public void published(FinishedFile file) {
    events.add(() -> files.published(file));
  }

  @Override
  public String grouping() {
    return grouping;
  }

  @Override
  public long watermark() {
    return files.watermark();
  }

  @Override
  public Journal.@Nullable Start start() {
    return origin.seen();
  }
}
