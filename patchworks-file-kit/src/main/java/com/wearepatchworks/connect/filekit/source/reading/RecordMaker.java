/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.core.format.BadRecordException;
import com.wearepatchworks.connect.core.format.Entry;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.TemplateException;
import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;
import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.jspecify.annotations.Nullable;

/** Makes records of what one file holds. */
final class RecordMaker {
  private final RecordOptions options;
  private final SourceFile file;
  private final Progress progress;
  private final @Nullable String topicOfFile;

  RecordMaker(RecordOptions options, SourceFile file, Progress progress) {
    this.options = options;
    this.file = file;
    this.progress = progress;
    this.topicOfFile =
        FileScope.isOfFile(options.topic()) ? topic(scope(0, NoEntry.INSTANCE)) : null;
  }

  private FileScope scope(long number, Entry entry) {
    return new FileScope(file, options.names(), number, entry);
  }

  /** What no file-wide template looks at. */
  private enum NoEntry implements Entry {
    INSTANCE;

    @Override
    public byte[] bytes() {
      return new byte[0];
    }

    @Override
    public @Nullable Object data() {
      return null;
    }

    @Override
    public @Nullable Object field(java.util.List<String> path) {
      return null;
    }
  }

  /**
   * The record of an entry.
   *
   * @param line that it ended on; 0 where there are no lines
   * @throws BadRecordException when options and entry do not permit one
   */
  FileRecord make(Entry entry, FileOffset offset, long line) throws IOException {
    FileScope scope = scope(offset.position().records(), entry);
    try {
      return new FileRecord(
          progress,
          offset,
          new FileRecord.Content(
              topicOfFile != null ? topicOfFile : topic(scope),
              text(options.key(), scope),
              options.valueType().of(entry),
              timestamp(text(options.timestamp(), scope)),
              headers(scope, line)));
    } catch (TemplateException | IllegalArgumentException e) {
      throw new BadRecordException(String.valueOf(e.getMessage()), 0, 0, entry.bytes());
    }
  }

  private String topic(FileScope scope) {
    return options.topic().render(scope, RecordMaker::topicCharacters);
  }

  /** Kafka allows few characters; a path has others. */
  private static String topicCharacters(String text) {
    return text.replaceAll("[^a-zA-Z0-9._-]", "_");
  }

  private static @Nullable String text(@Nullable Template template, FileScope scope) {
    if (template == null) {
      return null;
    }
    String text = template.render(scope, UnaryOperator.identity());
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Long timestamp(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.chars().allMatch(Character::isDigit)
          ? Long.parseLong(text)
          : Instant.parse(text).toEpochMilli();
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException(
          "The timestamp '%s' is neither milliseconds since 1970 nor an instant such as 2026-01-31T12:00:00Z"
              .formatted(text),
          e);
    }
  }

  private @Nullable ConnectHeaders headers(FileScope scope, long line) {
    Map<String, String> rendered = options.headers().render(scope);
    if (rendered.isEmpty() && !options.fileHeaders()) {
      return null;
    }
    ConnectHeaders headers = new ConnectHeaders();
    rendered.forEach(headers::addString);
    if (options.fileHeaders()) {
      headers.addString("file.path", file.path());
      headers.addLong("file.record", scope.number());
      if (line > 0) {
        headers.addLong("file.line", line);
      }
      headers.addLong("file.modified", file.entry().modifiedMs());
    }
    return headers;
  }

  /** A record that is wrong, for the topic of such records. */
  FileRecord bad(BadRecordException why, FileOffset offset, String topic) {
    ConnectHeaders headers = new ConnectHeaders();
    headers.addString("patchworks.error.file", file.path());
    headers.addLong("patchworks.error.record", offset.position().records());
    headers.addLong("patchworks.error.line", why.line());
    headers.addLong("patchworks.error.column", why.column());
    headers.addLong("patchworks.error.byte", offset.position().bytes());
    headers.addString("patchworks.error.reason", why.reason());
    FileRecord.Content content =
        new FileRecord.Content(topic, null, options.valueType().raw(why.record()), null, headers);
    return new FileRecord(progress, offset, content);
  }
}
