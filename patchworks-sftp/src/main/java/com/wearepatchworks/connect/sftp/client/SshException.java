/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import org.jspecify.annotations.Nullable;

/** There is no connection, and one option that is most likely to blame. */
final class SshException extends Exception {
  private final Reason reason;
  private final String option;

  SshException(Reason reason, String option, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.option = option;
  }

  /** {@code REFUSED} when somebody has to change something, else {@code UNREACHABLE}. */
  Reason reason() {
    return reason;
  }

  String option() {
    return option;
  }

  FileStoreException forCaller() {
    return new FileStoreException(reason, String.valueOf(getMessage()), this);
  }
}
