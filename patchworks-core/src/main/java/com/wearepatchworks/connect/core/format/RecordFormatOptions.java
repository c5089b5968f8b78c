/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;

/** The format of files that a sink writes: its options, and what they make. */
public final class RecordFormatOptions {
  static final String FORMAT = "format";
  private static final String CHARSET = "format.charset";
  private static final String LINE_END = "format.line.end";
  private static final String STRINGS = "json.strings";
  private static final String LINE_BREAKS = "text.line.breaks";
  private static final String SEPARATOR = "bytes.separator";
  private static final OneOf FORMATS =
      new OneOf(List.of("ndjson", "json", "csv", "xml", "text", "bytes"));
  private static final OneOf LINE_ENDS = new OneOf(List.of("lf", "crlf"));

  private RecordFormatOptions() {}

  /** Declares the options. */
  public static ConfigDef define(ConfigDef def) {
    OptionGroup group = OptionGroup.of(def, "Format");
    defineFormat(group);
    defineValues(group);
    CsvFileOptions.define(group);
    XmlFileOptions.define(group);
    return def;
  }

  private static void defineFormat(OptionGroup group) {
    group
        .add(
            Option.string(FORMAT)
                .defaultsTo("ndjson")
                .validatedBy(FORMATS)
                .recommendedBy(FORMATS)
                .governs(CHARSET, LINE_END, STRINGS, LINE_BREAKS, SEPARATOR)
                .important()
                .doc(
                    "What files hold. `ndjson`: a JSON document per line; `json`: one array; `csv`: a row per record; `xml`: an element per record; `text`: a line per record; `bytes`: values one behind the other."))
        .add(
            Option.string(CHARSET)
                .defaultsTo("UTF-8")
                .validatedBy(
                    LambdaValidator.with(
                        RecordFormatOptions::requireCharset,
                        () -> "a charset, without byte order mark"))
                .recommendedBy(VisibleWhen.is(FORMAT, "csv", "xml", "text"))
                .doc(
                    "Character set, such as `ISO-8859-1`, `windows-1252`, `UTF-16LE`. A record with a character that it has not is a dead letter; XML writes a reference. JSON is always UTF-8."))
        .add(
            Option.string(LINE_END)
                .defaultsTo("lf")
                .validatedBy(LINE_ENDS)
                .recommendedBy(VisibleWhen.is(FORMAT, "csv", "text", "ndjson"))
                .advanced()
                .doc("How lines end: `lf`, or `crlf` as on Windows."));
  }

  private static void defineValues(OptionGroup group) {
    group
        .add(
            Option.string(STRINGS)
                .defaultsTo("json")
                .validatedBy(OneOf.constantsOf(JsonValues.Strings.class))
                .recommendedBy(VisibleWhen.is(FORMAT, "ndjson", "json"))
                .doc(
                    "What text and bytes are (StringConverter, ByteArrayConverter). `json`: JSON already, written as it is, and a dead letter if it is not; `text`: text, written as a JSON string."))
        .add(
            Option.string(LINE_BREAKS)
                .defaultsTo("refuse")
                .validatedBy(OneOf.constantsOf(TextValues.LineBreaks.class))
                .recommendedBy(VisibleWhen.is(FORMAT, "text"))
                .doc(
                    "A text with line breaks. `refuse`: it is a dead letter; `space`: each becomes a space; `keep`: it takes several lines."))
        .add(
            Option.string(SEPARATOR)
                .defaultsTo("")
                .validatedBy(
                    LambdaValidator.with(
                        (name, value) -> separator(name, String.valueOf(value)),
                        () -> "characters, \\n, \\r, \\t, \\\\, \\xHH"))
                .recommendedBy(VisibleWhen.is(FORMAT, "bytes"))
                .advanced()
                .doc(
                    "What stands between two values; `\\n`, `\\r`, `\\t` and `\\x1E` are understood. Not looked for in values."));
  }

  /** The format of a parsed configuration. */
  public static RecordFormat from(AbstractConfig config) {
    StrictEncoding encoding = new StrictEncoding(Charset.forName(config.getString(CHARSET).trim()));
    boolean windows = config.getString(LINE_END).trim().equalsIgnoreCase("crlf");
    String lineEnd = windows ? "\r\n" : "\n";
    return switch (config.getString(FORMAT).trim().toLowerCase(Locale.ROOT)) {
      case "ndjson" -> new FramedFormat("ndjson", Frame.lines(ascii(lineEnd)), json(config));
      case "json" -> new FramedFormat("json", Frame.array(), json(config));
      case "csv" -> CsvFileOptions.format(config, encoding, lineEnd);
      case "xml" -> XmlFileOptions.format(config, encoding);
      case "text" ->
          new FramedFormat("txt", Frame.lines(encoding.encode(lineEnd)), text(config, encoding));
      default ->
          new FramedFormat(
              "bin",
              Frame.separated(separator(SEPARATOR, config.getString(SEPARATOR))),
              new BytesValues());
    };
  }

  private static ValueEncoder json(AbstractConfig config) {
    return new JsonValues(OneOf.parse(JsonValues.Strings.class, config.getString(STRINGS)));
  }

  private static ValueEncoder text(AbstractConfig config, StrictEncoding encoding) {
    return new TextValues(
        encoding, OneOf.parse(TextValues.LineBreaks.class, config.getString(LINE_BREAKS)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void requireCharset(String name, Object value) {
    try {
      if (!StrictEncoding.isFit(Charset.forName(String.valueOf(value).trim()))) {
        throw new ConfigException(
            name,
            value,
            "cannot be written record by record; for UTF-16 choose UTF-16LE or UTF-16BE");
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new ConfigException(name, value, "is no charset that this Java knows");
    }
  }

  private static byte[] separator(String name, String text) {
    try {
      return Separators.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, text, e.getMessage());
    }
  }
}
