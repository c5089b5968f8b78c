/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.journal;

import com.wearepatchworks.connect.core.record.JsonData;
import com.wearepatchworks.connect.core.record.JsonText;
import com.wearepatchworks.connect.filekit.sink.journal.Journal.Published;
import com.wearepatchworks.connect.filekit.sink.journal.Journal.Start;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A journal as JSON, version 1. */
final class JournalText {
  private static final long VERSION = 1;

  private JournalText() {}

  static byte[] of(Journal journal) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("version", VERSION);
    text.put("owner", journal.owner());
    text.put("sequence", journal.sequence());
    Start start = journal.start();
    if (start != null) {
      text.put("start", Map.of("offset", start.offset(), "timestamp", start.timestamp()));
    }
    text.put("watermark", journal.watermark());
    List<Object> published = new ArrayList<>();
    for (Published each : journal.published()) {
      Map<String, Object> groups = new LinkedHashMap<>();
      groups.put("grouping", each.grouping());
      groups.put("last", each.last());
      published.add(groups);
    }
    text.put("published", published);
    text.put("pending", journal.pending());
    return JsonText.of(null, text);
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws IOException when it is something else
   */
  static Journal parse(byte[] json) throws IOException {
    try {
      Map<?, ?> text = (Map<?, ?>) field(JsonData.parse(json));
      if (number(text.get("version")) != VERSION) {
        throw new IOException("its version is " + text.get("version"));
      }
      return new Journal(
          (String) field(text.get("owner")),
          number(text.get("sequence")),
          start((Map<?, ?>) text.get("start")),
          number(text.get("watermark")),
          published((List<?>) field(text.get("published"))),
          ((List<?>) field(text.get("pending"))).stream().map(String.class::cast).toList());
    } catch (ClassCastException | NullPointerException e) {
      throw new IOException("it is no journal of this connector", e);
    }
  }

  private static @Nullable Start start(@Nullable Map<?, ?> text) {
    return text == null
        ? null
        : new Start(number(text.get("offset")), number(text.get("timestamp")));
  }

  private static List<Published> published(List<?> texts) {
    List<Published> published = new ArrayList<>();
    for (Object text : texts) {
      Map<?, ?> groups = (Map<?, ?>) text;
      Map<String, Long> last = new TreeMap<>();
      ((Map<?, ?>) field(groups.get("last")))
          .forEach((group, offset) -> last.put((String) group, number(offset)));
      published.add(new Published((String) field(groups.get("grouping")), last));
    }
    return published;
  }

  private static Object field(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }

  private static long number(@Nullable Object value) {
    return (Long) field(value);
  }
}
