/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads whole inputs. */
final class Read {
  private Read() {}

  static List<Entry> entries(Format format, byte[] input) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (RecordReader reader = format.read(new ByteArrayInputStream(input))) {
      for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  static List<String> texts(Format format, String input) throws IOException {
    return entries(format, input.getBytes(UTF_8)).stream()
        .map(entry -> new String(entry.bytes(), UTF_8))
        .toList();
  }

  static MalformedInputException error(Format format, byte[] input) {
    return catchThrowableOfType(MalformedInputException.class, () -> entries(format, input));
  }

  static MalformedInputException error(Format format, String input) {
    return error(format, input.getBytes(UTF_8));
  }
}
