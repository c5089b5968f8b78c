/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The channel ended before the answer came; nobody knows whether the request was obeyed. */
public final class SftpLostException extends IOException {
  /** What ended it. */
  public SftpLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
