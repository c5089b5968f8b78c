/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How compressed files are read.
 *
 * @param mode {@code auto}, {@code none}, or a compression
 */
record InflateOptions(String mode, ZipEntries entries, DecodeLimits limits) {
  static final String ZIP_ENTRIES = "zip.entries";
  private static final String COMPRESSION = "compression";
  private static final OneOf MODES =
      new OneOf(List.of("auto", "none", "gzip", "zip", "zstd", "bzip2"));

  static void define(ConfigDef def) {
    OptionGroup.of(def, "Compression")
        .add(
            Option.string(COMPRESSION)
                .defaultsTo("auto")
                .validatedBy(MODES)
                .recommendedBy(MODES)
                .doc(
                    "How files are compressed. `auto`: as their names end (`.gz`, `.zip`, `.zst`, `.bz2`), others are not; `none`: files are read as they are, whatever their names."))
        .add(
            Option.string(ZIP_ENTRIES)
                .defaultsTo("one")
                .validatedBy(OneOf.constantsOf(ZipEntries.class))
                .recommendedBy(OneOf.constantsOf(ZipEntries.class))
                .advanced()
                .doc(
                    "Which files of a zip archive are read. `one`: there must be one only, another one is an error when it is met; `first`; `all`: one after the other as if they were one file, each beginning on a new line. Directories are passed over."))
        .add(
            Option.number(DecodeOptions.MAX_BYTES)
                .defaultsTo(64L << 30)
                .validatedBy(atLeast(1))
                .advanced()
                .doc(
                    "Size of a file after decompression, in bytes; a larger one is an error of that file. Protects against files that are made to fill a topic."))
        .add(
            Option.number(DecodeOptions.MAX_RATIO)
                .defaultsTo(1_000L)
                .validatedBy(atLeast(1))
                .advanced()
                .doc(
                    "How many times larger than itself a file may become by decompression; more is an error of that file. Real data stays below 100."));
  }

  static InflateOptions from(AbstractConfig config) {
    return new InflateOptions(
        config.getString(COMPRESSION).trim().toLowerCase(Locale.ROOT),
        OneOf.parse(ZipEntries.class, config.getString(ZIP_ENTRIES)),
        new DecodeLimits(
            config.getLong(DecodeOptions.MAX_BYTES), config.getLong(DecodeOptions.MAX_RATIO)));
  }

  /** How a file of that name is compressed. */
  Optional<Compression> of(String name) {
    return switch (mode) {
      case "auto" -> Compression.ofName(name);
      case "none" -> Optional.empty();
      default -> Optional.of(OneOf.parse(Compression.class, mode));
    };
  }

  Decoder decoder(Compression compression) {
    return in ->
        new DecodedStream(
            OneOf.word(compression), in, limits, raw -> compression.inflate(raw, entries));
  }
}
