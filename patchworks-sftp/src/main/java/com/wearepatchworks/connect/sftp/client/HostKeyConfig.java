/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** By what a server's host key is believed: exactly one of three options, under a prefix. */
final class HostKeyConfig {
  private static final String FIRST_USE = "first-use";
  private static final Pattern FINGERPRINT = Pattern.compile("(SHA256:)?[A-Za-z0-9+/]{43}=?");

  private final String prefix;

  HostKeyConfig(String prefix) {
    this.prefix = prefix;
  }

  void define(OptionGroup options) {
    OneOf trust = new OneOf(List.of(FIRST_USE));
    options
        .add(
            Option.string(knownHosts())
                .optional()
                .validatedBy(HostKeyConfig::checkLines)
                .important()
                .doc(
                    "Host keys to believe, as lines of a known_hosts file, hashed or not: the"
                        + " output of ssh-keyscan. Compare it with what the server's operator"
                        + " says. One of the three host.key options is required."))
        .add(
            Option.list(fingerprint())
                .defaultsTo(List.of())
                .validatedBy(HostKeyConfig::checkFingerprints)
                .important()
                .doc(
                    "Fingerprints of host keys to believe, SHA256:..., as ssh-keygen -l prints"
                        + " them. Name those of all the server's keys: which one it shows is"
                        + " negotiated."))
        .add(
            Option.string(trust())
                .optional()
                .validatedBy(trust)
                .recommendedBy(trust)
                .advanced()
                .doc(
                    "first-use: believe the first key that the worker sees, log its fingerprint,"
                        + " and believe no other until the worker restarts. Whoever answers first"
                        + " is believed: for trials only."));
  }

  private static void checkLines(String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    try {
      JSch jsch = new JSch();
      jsch.setKnownHosts(new ByteArrayInputStream(SshLogin.utf8(lines(value.toString()))));
      if (jsch.getHostKeyRepository().getHostKey().length > 0) {
        return;
      }
    } catch (JSchException | RuntimeException e) {
      // said below
    }
    throw new ConfigException(
        name,
        value,
        "holds no host key: lines like 'host ssh-ed25519 AAAA...' are expected, as ssh-keyscan"
            + " prints them");
  }

  private static void checkFingerprints(String name, @Nullable Object value) {
    if (value instanceof List<?> given) {
      for (Object each : given) {
        if (!FINGERPRINT.matcher(each.toString()).matches()) {
          throw new ConfigException(
              name,
              each,
              "is no fingerprint: SHA256: and 43 characters are expected, as ssh-keygen -l prints"
                  + " it (an MD5 one with colons does not do)");
        }
      }
    }
  }

  /** Line breaks may be written as {@code \n}. */
  private static String lines(String text) {
    return (text.strip().indexOf('\n') < 0 ? text.replace("\\n", "\n") : text) + "\n";
  }

  Map<String, String> problems(Map<String, ? extends @Nullable Object> values) {
    Map<String, String> problems = new TreeMap<>();
    boolean fingerprints = values.get(fingerprint()) instanceof List<?> given && !given.isEmpty();
    int set =
        (values.get(knownHosts()) == null ? 0 : 1)
            + (fingerprints ? 1 : 0)
            + (values.get(trust()) == null ? 0 : 1);
    if (set > 1) {
      problems.put(knownHosts(), "set only one of this, " + fingerprint() + " and " + trust());
    } else if (set == 0) {
      Object host = values.get(prefix + "host");
      problems.put(
          knownHosts(),
          "the server's host key is needed, for without it anybody could answer in its place. Get"
              + " it by: ssh-keyscan -p "
              + values.get(prefix + "port")
              + " "
              + (host == null ? "HOST" : host)
              + " - and compare it with what the server's operator says; or set "
              + fingerprint());
    }
    return problems;
  }

  HostKeyTrust from(AbstractConfig config) {
    String lines = config.getString(knownHosts());
    if (lines != null) {
      return new HostKeyTrust.KnownHosts(lines(lines));
    }
    List<String> given = config.getList(fingerprint());
    return given == null || given.isEmpty()
        ? new HostKeyTrust.FirstUse()
        : new HostKeyTrust.Fingerprints(given.stream().map(HostKeyConfig::normal).toList());
  }

  private static String normal(String fingerprint) {
    String plain = fingerprint.replace("=", "");
    return plain.startsWith("SHA256:") ? plain : "SHA256:" + plain;
  }

  private String knownHosts() {
    return prefix + "host.key.known.hosts";
  }

  private String fingerprint() {
    return prefix + "host.key.fingerprint";
  }

  private String trust() {
    return prefix + "host.key.trust";
  }
}
