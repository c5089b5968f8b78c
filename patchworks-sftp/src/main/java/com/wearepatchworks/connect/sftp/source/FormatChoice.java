/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.source;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.format.CsvColumns;
import com.wearepatchworks.connect.core.format.CsvDialect;
import com.wearepatchworks.connect.core.format.CsvFormat;
import com.wearepatchworks.connect.core.format.Format;
import com.wearepatchworks.connect.core.format.NdJsonFormat;
import com.wearepatchworks.connect.core.format.TextLinesFormat;
import com.wearepatchworks.connect.filekit.source.reading.RecordOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How files are cut into records, with each format's usual form. */
final class FormatChoice {
  private static final String FORMAT = "format";

  private FormatChoice() {}

  static void define(ConfigDef def) {
    OneOf formats = new OneOf(List.of("csv", "ndjson", "text"));
    OptionGroup.of(def, "Format")
        .add(
            Option.string(FORMAT)
                .validatedBy(formats)
                .recommendedBy(formats)
                .important()
                .doc(
                    "How files are cut into records: `csv` (with a header; a record per row), `ndjson` (a JSON document per line), `text` (a record per line)."));
  }

  static Format from(AbstractConfig config) {
    int longest = RecordOptions.maxBytes(config);
    return switch (config.getString(FORMAT).trim().toLowerCase(Locale.ROOT)) {
      case "csv" -> new CsvFormat(
              CsvDialect.of(StandardCharsets.UTF_8, ','), CsvColumns.HEADER, longest);
      case "ndjson" -> new NdJsonFormat(longest);
      default -> new TextLinesFormat(StandardCharsets.UTF_8, longest);
    };
  }
}
