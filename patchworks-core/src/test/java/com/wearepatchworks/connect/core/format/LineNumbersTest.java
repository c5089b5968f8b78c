/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** On which lines records end, as their readers tell. */
class LineNumbersTest {
  private static Format format(String name, Charset charset) {
    ConfigDef definition = new ConfigDef();
    FormatOptions.define(definition);
    Map<String, String> options = new HashMap<>(Map.of("format", name, "xml.element", "/a/b"));
    if (!charset.equals(UTF_8)) {
      options.put("format.charset", charset.name());
    }
    return FormatOptions.from(new AbstractConfig(definition, options, false), 1_000);
  }

  private static List<Long> lines(String format, Charset charset, String text) throws IOException {
    List<Long> lines = new ArrayList<>();
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(charset));
    try (RecordReader reader = format(format, charset).read(in)) {
      for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
        lines.add(reader.line());
      }
    }
    return lines;
  }

  @Test
  void ofRowsAndDocumentsAndLines() throws IOException {
    String csv = "a,b\n1,\"two\nlines\"\n3,4";
    assertThat(lines("csv", UTF_8, csv)).containsExactly(3L, 4L);
    assertThat(lines("csv", UTF_16LE, csv)).containsExactly(3L, 4L);
    assertThat(lines("ndjson", UTF_8, "1\n\n2\r\n3")).containsExactly(1L, 3L, 4L);
    assertThat(lines("text", UTF_8, "a\nb\n")).containsExactly(1L, 2L);
    assertThat(lines("text", UTF_16LE, "a\nb\n")).containsExactly(1L, 2L);
    assertThat(lines("json", UTF_8, "[1,\n{\"a\":\n2},3]")).containsExactly(1L, 3L, 3L);
  }

  @Test
  void ofWhatHasNoLinesThereIsNone() throws IOException {
    assertThat(lines("xml", UTF_8, "<a>\n<b/>\n<b/>\n</a>")).containsOnly(0L);
    assertThat(lines("bytes", UTF_8, "a\nb\n")).containsExactly(0L);
  }

  @Test
  void goesOnWhereReadingGoesOn() throws IOException {
    Format text = format("text", UTF_8);
    byte[] all = "a\nb\nc\n".getBytes(UTF_8);
    Position at;
    try (RecordReader first = text.read(new ByteArrayInputStream(all))) {
      assertThat(first.next()).isNotNull();
      at = first.position();
    }
    int from = (int) at.bytes();
    ByteArrayInputStream rest = new ByteArrayInputStream(all, from, all.length - from);
    try (RecordReader second = text.resume(rest, at)) {
      assertThat(second.next()).isNotNull();
      assertThat(second.line()).isEqualTo(2);
    }
  }
}
