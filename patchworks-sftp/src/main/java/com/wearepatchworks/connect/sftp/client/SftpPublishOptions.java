/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import org.jspecify.annotations.Nullable;

/**
 * How a file that was written appears.
 *
 * @param mode permission bits; null: as the server makes them
 * @param sync whether a file that ends is brought to the server's disk before it appears
 */
public record SftpPublishOptions(Replace replace, @Nullable Integer mode, Sync sync) {
  /** What happens when something is at the target and the server cannot replace it in one step. */
  public enum Replace {
    /** It fails. */
    ATOMIC_ONLY,
    /** It is deleted first: for a moment there is no file. */
    ALLOW_GAP
  }

  /** Whether to wait for the disk. */
  public enum Sync {
    /** The server decides. */
    NEVER,
    /** Where the server offers it. */
    WHEN_OFFERED
  }

  /** Nothing is deleted, no bits are set, the server decides about its disk. */
  public static SftpPublishOptions defaults() {
    return new SftpPublishOptions(Replace.ATOMIC_ONLY, null, Sync.NEVER);
  }
}
