/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.core.config.VisibleWhen;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How written files are compressed. */
record DeflateOptions(Compression compression, int level) implements Encoder {
  private static final String COMPRESSION = "compression";
  private static final String LEVEL = "compression.level";
  private static final int BUFFER = 32 << 10;
  private static final OneOf MODES = new OneOf(List.of("none", "gzip", "zip", "zstd", "bzip2"));

  static void define(ConfigDef def) {
    OptionGroup.of(def, "Compression")
        .add(
            Option.string(COMPRESSION)
                .defaultsTo("none")
                .validatedBy(MODES)
                .recommendedBy(MODES)
                .governs(LEVEL)
                .doc(
                    "How files are compressed; adds `.gz`, `.zip`, `.zst` or `.bz2` to their names. A zip archive holds one file."))
        .add(
            Option.integer(LEVEL)
                .optional()
                .recommendedBy(VisibleWhen.is(COMPRESSION, "gzip", "zip", "zstd", "bzip2"))
                .advanced()
                .doc(
                    "Effort: 1 to 9, for zstd 1 to 22. Not set: 6 for gzip and zip, 3 for zstd, 9 for bzip2."));
  }

  static void check(AbstractConfig config, Problems problems) {
    Integer level = config.getInt(LEVEL);
    if (level == null) {
      return;
    } else if (isNone(config)) {
      problems.add(LEVEL, "has no effect without compression; set %s".formatted(COMPRESSION));
      return;
    }
    Compression compression = compression(config);
    if (level < compression.minLevel() || level > compression.maxLevel()) {
      problems.add(
          LEVEL,
          "%d is no level of %s; choose from %d to %d"
              .formatted(
                  level, OneOf.word(compression), compression.minLevel(), compression.maxLevel()));
    }
  }

  static Encoder from(AbstractConfig config) {
    if (isNone(config)) {
      return IDENTITY;
    }
    Compression compression = compression(config);
    Integer level = config.getInt(LEVEL);
    return new DeflateOptions(compression, level == null ? compression.defaultLevel() : level);
  }

  private static boolean isNone(AbstractConfig config) {
    return config.getString(COMPRESSION).trim().equalsIgnoreCase("none");
  }

  private static Compression compression(AbstractConfig config) {
    return OneOf.parse(Compression.class, config.getString(COMPRESSION));
  }

  @Override
  public OutputStream encode(OutputStream out, String name) throws IOException {
    return new BufferedOutputStream(compression.deflate(new KeptOpen(out), level, name), BUFFER);
  }

  @Override
  public String suffix() {
    return compression.suffix();
  }
}
