/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.config.Problems;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How files that are read are packed: the options of a source. */
public final class DecodeOptions {
  static final String MAX_BYTES = "decompress.max.bytes";
  static final String MAX_RATIO = "decompress.max.ratio";

  private final InflateOptions inflate;
  private final DecryptOptions decrypt;

  private DecodeOptions(InflateOptions inflate, DecryptOptions decrypt) {
    this.inflate = inflate;
    this.decrypt = decrypt;
  }

  /** Declares the options. */
  public static ConfigDef define(ConfigDef def) {
    InflateOptions.define(def);
    DecryptOptions.define(def);
    return def;
  }

  /** Checks what concerns several options, keys and passphrases among them. */
  public static void check(AbstractConfig config, Problems problems) {
    DecryptOptions.check(config, problems);
  }

  /** The options of a parsed configuration. Opens the private keys, which takes a moment each. */
  public static DecodeOptions from(AbstractConfig config) {
    return new DecodeOptions(InflateOptions.from(config), DecryptOptions.from(config));
  }

  /** What unpacks a file of that name (a path does as well). */
  public Decoder decoder(String name) {
    Decoder inflater = inflate.of(decrypted(name)).map(inflate::decoder).orElse(Decoder.IDENTITY);
    if (!decrypt.concerns(name)) {
      return inflater;
    }
    Decoder decrypter = decrypt.decoder(inflate.limits());
    return in -> inflater.decode(decrypter.decode(in));
  }

  /**
   * The name that the file has when it is unpacked: without the suffixes of what {@link #decoder}
   * undoes.
   */
  public String plainName(String name) {
    String decrypted = decrypted(name);
    Optional<Compression> compression = inflate.of(decrypted);
    return compression.map(each -> without(decrypted, each.suffix())).orElse(decrypted);
  }

  private String decrypted(String name) {
    return decrypt.concerns(name) ? without(name, DecryptOptions.suffix(name)) : name;
  }

  private static String without(String name, String suffix) {
    return name.toLowerCase(Locale.ROOT).endsWith(suffix)
        ? name.substring(0, name.length() - suffix.length())
        : name;
  }
}
