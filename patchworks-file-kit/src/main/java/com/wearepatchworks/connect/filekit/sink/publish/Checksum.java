/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A digest that goes beside a file. */
public enum Checksum {
  /** None. */
  NONE(null, ""),
  /** As {@code md5sum} writes it. */
  MD5("MD5", ".md5"),
  /** As {@code sha256sum} writes it. */
  SHA256("SHA-256", ".sha256");

  private final @Nullable String algorithm;
  private final String suffix;

  Checksum(@Nullable String algorithm, String suffix) {
    this.algorithm = algorithm;
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  /** To be fed with the content; null for {@link #NONE}. */
  @Nullable MessageDigest digest() {
    try {
      return algorithm == null ? null : MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has " + algorithm, e);
    }
  }

  /** The content of the file beside it. */
  static byte[] line(byte[] digest, String name) {
    String line = "%s  %s\n".formatted(HexFormat.of().formatHex(digest), name);
    return line.getBytes(StandardCharsets.UTF_8);
  }
}
