/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.offset;

import com.wearepatchworks.connect.filekit.store.FileEntry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one content of a path from another.
 *
 * @param size in bytes
 * @param modifiedMs as the store says
 * @param fingerprint SHA-256 of the first bytes, in hexadecimal
 * @param covered how many bytes that are
 */
public record FileIdentity(long size, long modifiedMs, String fingerprint, long covered) {
  /** How many bytes of a file the fingerprint covers, if it has as many. */
  public static final int HEAD = 8 << 10;

  /** The identity of a file that begins with {@code head}. */
  public static FileIdentity of(FileEntry entry, byte[] head) {
    return new FileIdentity(
        entry.size(), entry.modifiedMs(), sha256(head, head.length), head.length);
  }

  /** Whether a file with that entry, as far as a listing tells, is this one. */
  public boolean looksLike(FileEntry entry) {
    return size == entry.size() && modifiedMs == entry.modifiedMs();
  }

  /** Whether a file that begins with {@code head} begins as this one did. */
  public boolean beginsLike(byte[] head) {
    return covered <= head.length && sha256(head, (int) covered).equals(fingerprint);
  }

  private static String sha256(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
