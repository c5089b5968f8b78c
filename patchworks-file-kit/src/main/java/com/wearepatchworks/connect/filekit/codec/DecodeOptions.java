/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How files that are read are packed: the options of a source. */
public final class DecodeOptions {
  static final String MAX_BYTES = "decompress.max.bytes";
  static final String MAX_RATIO = "decompress.max.ratio";

  private final InflateOptions inflate;

  private DecodeOptions(InflateOptions inflate) {
    this.inflate = inflate;
  }

  /** Declares the options. */
  public static ConfigDef define(ConfigDef def) {
    InflateOptions.define(def);
    return def;
  }

  /** The options of a parsed configuration. */
  public static DecodeOptions from(AbstractConfig config) {
    return new DecodeOptions(InflateOptions.from(config));
  }

  /** What unpacks a file of that name (a path does as well). */
  public Decoder decoder(String name) {
    return inflate.of(name).map(inflate::decoder).orElse(Decoder.IDENTITY);
  }

  /**
   * The name that the file has when it is unpacked: without the suffixes of what {@link #decoder}
   * undoes.
   */
  public String plainName(String name) {
    Optional<Compression> compression = inflate.of(name);
    return compression.map(each -> without(name, each.suffix())).orElse(name);
  }

  private static String without(String name, String suffix) {
    return name.toLowerCase(Locale.ROOT).endsWith(suffix)
        ? name.substring(0, name.length() - suffix.length())
        : name;
  }
}
