/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import com.fasterxml.jackson.core.JsonPointer;
import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;

/** How a source of files cuts them into records. */
public final class FormatOptions {
  static final String FORMAT = "format";
  private static final String CHARSET = "format.charset";
  private static final String POINTER = "json.pointer";
  private static final String ARRAY = "json.array";
  private static final String ELEMENT = "xml.element";
  private static final String TEXT = "text.records";
  private static final String CHUNK = "chunks.bytes";
  private static final OneOf FORMATS =
      new OneOf(List.of("csv", "ndjson", "json", "xml", "fixed-width", "text", "bytes", "chunks"));
  private static final OneOf ARRAYS = new OneOf(List.of("elements", "whole"));
  private static final OneOf TEXTS = new OneOf(List.of("lines", "whole"));

  private FormatOptions() {}

  /** Declares the options. The size of the largest record is whoever's who makes records. */
  public static void define(ConfigDef def) {
    OptionGroup group = OptionGroup.of(def, "Format");
    group
        .add(
            Option.string(FORMAT)
                .validatedBy(FORMATS)
                .recommendedBy(FORMATS)
                .important()
                .doc(
                    "How files are cut into records. `csv`: a record per row; `ndjson`: a JSON document per line; `json`: the elements of a JSON array, wherever it is; `xml`: elements, as JSON objects; `fixed-width`: a record per line with columns at fixed places; `text`: a record per line or file; `bytes`: a file is one record; `chunks`: pieces of a file, as bytes."))
        .add(
            Option.string(CHARSET)
                .defaultsTo("UTF-8")
                .validatedBy(
                    LambdaValidator.with(FormatChecks::requireCharset, () -> "a charset of Java"))
                .recommendedBy(VisibleWhen.is(FORMAT, "csv", "fixed-width", "text"))
                .doc(
                    "Character set of the files: `UTF-8`, `ISO-8859-1`, `windows-1252`, `UTF-16`. JSON is UTF-8; XML says it itself. A file in UTF-16 or a set of several bytes per character is read from its start again after a stop."));
    CsvOptions.define(group);
    FixedWidthOptions.define(group);
    ColumnOptions.define(group);
    defineJson(group);
    defineOthers(group);
  }

  private static void defineJson(OptionGroup group) {
    VisibleWhen shown = VisibleWhen.is(FORMAT, "json");
    group
        .add(
            Option.string(POINTER)
                .defaultsTo("")
                .validatedBy(
                    LambdaValidator.with(
                        FormatChecks::requirePointer, () -> "a JSON Pointer (RFC 6901) or empty"))
                .recommendedBy(shown)
                .doc(
                    "Where in the document the records are, such as `/data/orders`. Empty: the document itself."))
        .add(
            Option.string(ARRAY)
                .defaultsTo("elements")
                .validatedBy(ARRAYS)
                .recommendedBy(shown)
                .doc(
                    "A JSON array: one record per element (`elements`), or one for all (`whole`)."));
  }

  private static void defineOthers(OptionGroup group) {
    group
        .add(
            Option.string(ELEMENT)
                .defaultsTo("")
                .validatedBy(
                    LambdaValidator.with(
                        FormatChecks::requirePath, () -> "/orders/order, order, or empty"))
                .recommendedBy(VisibleWhen.is(FORMAT, "xml"))
                .doc(
                    "Which elements are records: `/orders/order` from the root, `order` wherever they are; `*` is any name. Attributes become `@name`, text beside others `#text`, elements that repeat a list."))
        .add(
            Option.string(TEXT)
                .defaultsTo("lines")
                .validatedBy(TEXTS)
                .recommendedBy(VisibleWhen.is(FORMAT, "text"))
                .doc("A text: one record per line (`lines`), or one for all (`whole`)."))
        .add(
            Option.integer(CHUNK)
                .defaultsTo(500_000)
                .validatedBy(atLeast(1))
                .recommendedBy(VisibleWhen.is(FORMAT, "chunks"))
                .doc("Size of a piece; the last one of a file is what is left."));
  }

  /**
   * Puts what is wrong across options on the option at fault. Each one by itself is right.
   *
   * @param maxRecordBytes what the largest record may have
   */
  public static void check(AbstractConfig config, int maxRecordBytes, Problems problems) {
    String format = word(config, FORMAT);
    switch (format) {
      case "csv" -> CsvOptions.check(config, problems);
      case "fixed-width" -> FixedWidthOptions.check(config, problems);
      case "xml" -> {
        if (config.getString(ELEMENT).isEmpty()) {
          problems.add(ELEMENT, "format=xml needs xml.element: which elements are records?");
        }
      }
      case "chunks" -> {
        if (config.getInt(CHUNK) > maxRecordBytes) {
          problems.add(
              CHUNK,
              "%s=%d is larger than the largest record, which has %d bytes"
                  .formatted(CHUNK, config.getInt(CHUNK), maxRecordBytes));
        }
      }
      default -> {}
    }
  }

  /**
   * The format of a checked configuration.
   *
   * @param maxRecordBytes what the largest record may have; a larger one is a bad record
   */
  public static Format from(AbstractConfig config, int maxRecordBytes) {
    Charset charset = charset(config);
    return switch (word(config, FORMAT)) {
      case "csv" -> CsvOptions.format(config, charset, maxRecordBytes);
      case "ndjson" -> new NdJsonFormat(maxRecordBytes);
      case "json" ->
          new JsonStreamFormat(
              JsonPointer.compile(config.getString(POINTER)),
              word(config, ARRAY).equals("elements"),
              maxRecordBytes);
      case "xml" -> new XmlFormat(config.getString(ELEMENT), maxRecordBytes);
      case "fixed-width" -> FixedWidthOptions.format(config, charset, maxRecordBytes);
      case "text" ->
          word(config, TEXT).equals("lines")
              ? new TextLinesFormat(charset, maxRecordBytes)
              : new WholeFormat(charset, maxRecordBytes);
      case "chunks" -> new ChunksFormat(Math.min(config.getInt(CHUNK), maxRecordBytes));
      default -> new WholeFormat(null, maxRecordBytes);
    };
  }

  static Charset charset(AbstractConfig config) {
    return Charset.forName(config.getString(CHARSET).trim());
  }

  private static String word(AbstractConfig config, String option) {
    return config.getString(option).trim().toLowerCase(Locale.ROOT);
  }
}
