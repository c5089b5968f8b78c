/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonParser;
import com.wearepatchworks.connect.core.record.Json;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * JSON on one line.
 *
 * @param strings what text and bytes are
 */
record JsonValues(Strings strings) implements ValueEncoder {
  /** What text and bytes are. */
  enum Strings {
    /** JSON already: written digit by digit as they are. */
    JSON,
    /** Text: written as a JSON string; bytes in Base64. */
    TEXT
  }

  @Override
  public byte[] encode(@Nullable Schema schema, @Nullable Object value) {
    byte[] raw = strings == Strings.JSON ? Texts.rawJson(value) : null;
    return raw == null ? Texts.json(schema, value) : onOneLine(wellFormed(raw));
  }

  private static byte[] wellFormed(byte[] json) {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        throw new DataException("The value is empty, which no JSON is");
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new DataException("The value goes on after its JSON ends");
      }
      return json;
    } catch (IOException e) {
      throw new DataException(
          "The value is no JSON; set json.strings=text to write it as a JSON string", e);
    }
  }

  /** In JSON a line end is never part of a string: between tokens it is as good as a space. */
  private static byte[] onOneLine(byte[] json) {
    byte[] line = json;
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        line = line == json ? json.clone() : line;
        line[i] = ' ';
      }
    }
    return line;
  }
}
