/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A store did not do what it was asked for. The message says what, with which path, and why. */
public final class FileStoreException extends IOException {
  private final Reason reason;

  /** What a caller can act on. */
  public enum Reason {
    /** There is no such file or directory. */
    MISSING,
    /** The target is taken. */
    EXISTS,
    /** This user may not do that. */
    DENIED,
    /** No space, or a quota is used up. */
    FULL,
    /** The store cannot do that at all. */
    UNSUPPORTED,
    /** No connection, or it was lost: worth another attempt. */
    UNREACHABLE,
    /** Key, password or host key are wrong: nothing will work until a person changes something. */
    REFUSED,
    /** Any other failure that the store reports. */
    FAILED
  }

  /** A failure with its reason. */
  public FileStoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What a caller can act on. */
  public Reason reason() {
    return reason;
  }

  /** Whether the same call may work later without anybody changing anything here. */
  public boolean isTransient() {
    return reason == Reason.UNREACHABLE || reason == Reason.FULL;
  }
}
