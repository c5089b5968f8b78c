/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What reading an input gave: after each step its outcome and the position.
 *
 * @param outcomes of one step each, as text
 * @param positions behind each; the first one is the start
 */
record Course(List<String> outcomes, List<Position> positions) {
  static Course of(RecordReader reader) throws IOException {
    List<String> outcomes = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    positions.add(reader.position());
    try (reader) {
      for (String step = step(reader); !step.isEmpty(); step = step(reader)) {
        outcomes.add(step);
        if (step.startsWith("malformed")) {
          break;
        }
        positions.add(reader.position());
      }
    }
    return new Course(outcomes, positions);
  }

  private static String step(RecordReader reader) throws IOException {
    try {
      Entry entry = reader.next();
      return entry == null ? "" : "entry " + new String(entry.bytes(), UTF_8);
    } catch (BadRecordException e) {
      return "bad %d %s %s".formatted(e.line(), e.reason(), new String(e.record(), UTF_8));
    } catch (MalformedInputException e) {
      return "malformed " + e.reason();
    }
  }

  Course from(int step) {
    return new Course(
        outcomes.subList(step, outcomes.size()), positions.subList(step, positions.size()));
  }
}
