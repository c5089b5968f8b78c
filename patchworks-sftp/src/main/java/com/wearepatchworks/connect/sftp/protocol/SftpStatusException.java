/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.io.IOException;

/** The server answered that it did not do what it was asked for. */
public final class SftpStatusException extends IOException {
  /** The end of a file or of a directory. */
  public static final int EOF = 1;

  /** No such file or directory. */
  public static final int NO_SUCH_FILE = 2;

  /** The user may not do that. */
  public static final int PERMISSION_DENIED = 3;

  /** Anything that has no number. */
  public static final int FAILURE = 4;

  /** The server is not able to do that. */
  public static final int UNSUPPORTED = 8;

  /** Of later versions, sent by some servers all the same: the target is there. */
  public static final int FILE_ALREADY_EXISTS = 11;

  /** Of later versions: the file system is read-only. */
  public static final int WRITE_PROTECT = 12;

  /** Of later versions: the disk is full. */
  public static final int NO_SPACE = 14;

  /** Of later versions: the quota is used up. */
  public static final int QUOTA_EXCEEDED = 15;

  private final int code;

  /** A status with the server's own words, which may be empty. */
  public SftpStatusException(int code, String words) {
    super(words.isEmpty() ? "status " + code : words);
    this.code = code;
  }

  /** The number of the status. */
  public int code() {
    return code;
  }

  /** Whether it says that there is no such file. */
  public boolean isMissing() {
    return code == NO_SUCH_FILE;
  }
}
