/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A public key in short, as {@code ssh-keygen -l} prints it. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  static String typeOf(byte[] key) {
    int length = key.length < 4 ? 0 : ByteBuffer.wrap(key).getInt();
    return length < 0 || length > key.length - 4
        ? "unknown"
        : new String(key, 4, length, StandardCharsets.US_ASCII);
  }
}
