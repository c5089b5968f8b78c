/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.offset;

import com.wearepatchworks.connect.core.record.JsonData;
import com.wearepatchworks.connect.core.record.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts in one text: offsets hold no lists. */
final class TextList {
  private TextList() {}

  static String write(List<String> texts) {
    return new String(JsonText.of(null, texts), StandardCharsets.UTF_8);
  }

  /** Refuses with an {@link IllegalArgumentException} what is no array of texts. */
  static List<String> read(String json) {
    List<String> texts = new ArrayList<>();
    if (parsed(json) instanceof List<?> items) {
      for (Object item : items) {
        if (!(item instanceof String text)) {
          throw refusal(json);
        }
        texts.add(text);
      }
      return texts;
    }
    throw refusal(json);
  }

  private static Object parsed(String json) {
    try {
      Object data = JsonData.parse(json.getBytes(StandardCharsets.UTF_8));
      if (data != null) {
        return data;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(refusal(json).getMessage(), e);
    }
    throw refusal(json);
  }

  private static IllegalArgumentException refusal(String json) {
    return new IllegalArgumentException(
        "'%s' is no position; it is a JSON array of texts, one per key column, as in [\"42\"]"
            .formatted(json));
  }
}
