/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.JSch;
import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The options of what is offered to a server. */
final class AlgorithmsConfig {
  static final String PRESET = "algorithms.preset";
  private static final String KEX = "algorithms.kex";
  private static final String CIPHERS = "algorithms.ciphers";
  private static final String MACS = "algorithms.macs";
  private static final String HOST_KEYS = "algorithms.host.keys";

  private static final String LEGACY = "legacy";

  /** What servers of the years before 2015 may be limited to, after all that is better. */
  private static final Algorithms OLD =
      new Algorithms(
          List.of(
              "diffie-hellman-group14-sha1",
              "diffie-hellman-group-exchange-sha1",
              "diffie-hellman-group1-sha1"),
          List.of("aes128-cbc", "aes192-cbc", "aes256-cbc", "3des-cbc"),
          List.of("hmac-sha1-96", "hmac-md5"),
          List.of("ssh-rsa", "ssh-dss"));

  private AlgorithmsConfig() {}

  static void define(ConfigDef def) {
    OneOf presets = new OneOf(List.of("modern", LEGACY));
    OptionGroup.of(def, "Algorithms")
        .add(
            Option.string(PRESET)
                .defaultsTo("modern")
                .validatedBy(presets)
                .recommendedBy(presets)
                .advanced()
                .doc(
                    "modern: what is considered safe. legacy: also, and last, what old servers are"
                        + " limited to (SHA-1, CBC, ssh-rsa)."))
        .add(list(KEX, "Key exchanges"))
        .add(list(CIPHERS, "Ciphers"))
        .add(list(MACS, "Message authentication codes; of no meaning with a GCM cipher"))
        .add(list(HOST_KEYS, "Types of host keys, also of the signatures of the private key"));
  }

  private static Option list(String name, String what) {
    return Option.list(name)
        .defaultsTo(List.of())
        .validatedBy(AlgorithmsConfig::ensureKnown)
        .advanced()
        .doc(what + ", best first, in place of those of the preset.");
  }

  /** Those that the library can do have a class in its settings. */
  private static void ensureKnown(String name, @Nullable Object value) {
    if (value instanceof List<?> given) {
      for (Object each : given) {
        String plain = each.toString().replace("-cert-v01@openssh.com", "");
        String known = plain.equals("ssh-dss") ? "signature.dss" : plain;
        if (JSch.getConfig(known) == null && !plain.startsWith("ecdsa-sha2-")) {
          throw new ConfigException(name, value, "the algorithm '" + each + "' is unknown");
        }
      }
    }
  }

  static Algorithms from(AbstractConfig config) {
    boolean legacy = LEGACY.equalsIgnoreCase(config.getString(PRESET));
    return new Algorithms(
        chosen(config, KEX, legacy, "kex", OLD.kex()),
        chosen(config, CIPHERS, legacy, "cipher.c2s", OLD.ciphers()),
        chosen(config, MACS, legacy, "mac.c2s", OLD.macs()),
        chosen(config, HOST_KEYS, legacy, "server_host_key", OLD.hostKeys()));
  }

  private static List<String> chosen(
      AbstractConfig config, String option, boolean legacy, String setting, List<String> old) {
    List<String> given = Objects.requireNonNull(config.getList(option));
    if (!given.isEmpty() || !legacy) {
      return given;
    }
    List<String> all = new ArrayList<>(List.of(JSch.getConfig(setting).split(",", -1)));
    all.addAll(old);
    return all;
  }
}
