/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

/** Numbers of the protocol. */
final class Fxp {
  static final int INIT = 1;
  static final int VERSION = 2;
  static final int OPEN = 3;
  static final int CLOSE = 4;
  static final int READ = 5;
  static final int WRITE = 6;
  static final int LSTAT = 7;
  static final int FSTAT = 8;
  static final int FSETSTAT = 10;
  static final int OPENDIR = 11;
  static final int READDIR = 12;
  static final int REMOVE = 13;
  static final int MKDIR = 14;
  static final int RMDIR = 15;
  static final int STAT = 17;
  static final int RENAME = 18;
  static final int STATUS = 101;
  static final int HANDLE = 102;
  static final int DATA = 103;
  static final int NAME = 104;
  static final int ATTRS = 105;
  static final int EXTENDED = 200;
  static final int EXTENDED_REPLY = 201;

  static final int FLAG_READ = 1;
  static final int FLAG_WRITE = 2;
  static final int FLAG_CREATE = 8;
  static final int FLAG_TRUNCATE = 16;
  static final int FLAG_EXCLUSIVE = 32;

  static final String POSIX_RENAME = "posix-rename@openssh.com";
  static final String STATVFS = "statvfs@openssh.com";
  static final String FSYNC = "fsync@openssh.com";

  private Fxp() {}
}
