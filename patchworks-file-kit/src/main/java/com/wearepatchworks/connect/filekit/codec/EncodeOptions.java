/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.config.Problems;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How files that are written are packed: the options of a sink. */
public final class EncodeOptions {
  private EncodeOptions() {}

  /** Declares the options. */
  public static ConfigDef define(ConfigDef def) {
    DeflateOptions.define(def);
    EncryptOptions.define(def);
    return def;
  }

  /** Checks what concerns several options, keys and passphrases among them. */
  public static void check(AbstractConfig config, Problems problems) {
    DeflateOptions.check(config, problems);
    EncryptOptions.check(config, problems);
  }

  /** What packs files as a parsed configuration says: compressed first, then encrypted. */
  public static Encoder encoder(AbstractConfig config) {
    Encoder compressed = DeflateOptions.from(config);
    Encoder encrypted = EncryptOptions.from(config);
    return encrypted == Encoder.IDENTITY ? compressed : new Layers(compressed, encrypted);
  }
}
