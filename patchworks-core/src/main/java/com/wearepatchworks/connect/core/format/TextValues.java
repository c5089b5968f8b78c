/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Lines of text; what has parts is JSON. */
record TextValues(StrictEncoding encoding, LineBreaks breaks) implements ValueEncoder {
  /** What to do with line breaks in a value. */
  enum LineBreaks {
    /** The value has no form in this format. */
    REFUSE,
    /** Each becomes a space. */
    SPACE,
    /** They stay: the value takes several lines. */
    KEEP
  }

  @Override
  public byte[] encode(@Nullable Schema schema, @Nullable Object value) {
    String text = text(schema, value);
    if (breaks != LineBreaks.KEEP && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
      if (breaks == LineBreaks.REFUSE) {
        throw new DataException(
            "The value has a line break and would be two lines; see text.line.breaks");
      }
      text = text.replaceAll("\r\n|[\r\n]", " ");
    }
    return encoding.encode(text);
  }

  private static String text(@Nullable Schema schema, @Nullable Object value) {
    byte[] raw = Texts.raw(value);
    if (raw != null) {
      String decoded = new StrictText(StandardCharsets.UTF_8).decode(raw, 0, raw.length);
      if (decoded == null) {
        throw new DataException("The value is no text: its bytes are not valid UTF-8");
      }
      return decoded;
    }
    String text = Texts.field(schema, value);
    if (text == null) {
      throw new DataException("The value is null, which no line can say");
    }
    return text;
  }
}
