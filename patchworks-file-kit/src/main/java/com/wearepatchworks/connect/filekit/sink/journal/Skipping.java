/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.journal;

import com.wearepatchworks.connect.core.template.TemplateException;
import com.wearepatchworks.connect.filekit.sink.journal.Journal.Published;
import com.wearepatchworks.connect.filekit.sink.naming.Grouping;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;

/** Which records that are read again were published before, as a journal says. */
public final class Skipping {
  private final long watermark;
  private final List<Groups> groups;
  private final long highest;

  private record Groups(Grouping grouping, Map<String, Long> last) {
    boolean holds(SinkRecord record, long offset) {
      try {
        Long published = last.get(grouping.of(record));
        return published != null && offset <= published;
      } catch (TemplateException e) {
        return false; // it has no group, so it was in no file
      }
    }
  }

  /** What {@code journal} says. */
  public Skipping(Journal journal) {
    watermark = journal.watermark();
    groups =
        journal.published().stream()
            .map(each -> new Groups(Grouping.parse(each.grouping()), each.last()))
            .toList();
    highest =
        journal.published().stream().mapToLong(Published::highest).reduce(watermark - 1, Math::max);
  }

  /** Whether the record is in a published file, or was done with otherwise. */
  public boolean isDone(SinkRecord record) {
    long offset = record.originalKafkaOffset();
    return offset < watermark
        || (offset <= highest && groups.stream().anyMatch(each -> each.holds(record, offset)));
  }
}
