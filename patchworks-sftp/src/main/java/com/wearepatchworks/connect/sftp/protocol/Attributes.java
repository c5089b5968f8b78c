/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about a file; null where it says nothing.
 *
 * @param size in bytes
 * @param mode type and permission bits, as in {@code stat(2)}
 * @param modifiedSeconds since 1970, unsigned 32 bits on the wire
 */
public record Attributes(
    @Nullable Long size, @Nullable Integer mode, @Nullable Long modifiedSeconds) {
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int LINK = 0120000;

  static Attributes read(ByteBuffer in) {
    int flags = in.getInt();
    Long size = (flags & 1) != 0 ? in.getLong() : null;
    if ((flags & 2) != 0) {
      in.getLong(); // user and group
    }
    Integer mode = (flags & 4) != 0 ? in.getInt() : null;
    Long modified = null;
    if ((flags & 8) != 0) {
      in.getInt();
      modified = Integer.toUnsignedLong(in.getInt());
    }
    if ((flags & 0x80000000) != 0) {
      for (int i = in.getInt(); i > 0; i--) {
        skipString(in);
        skipString(in);
      }
    }
    return new Attributes(size, mode, modified);
  }

  private static void skipString(ByteBuffer in) {
    int length = in.getInt();
    in.position(in.position() + length);
  }

  /** A regular file; also when the server does not tell types. */
  public boolean isFile() {
    return mode == null || (mode & TYPE) == 0 || (mode & TYPE) == REGULAR;
  }

  /** A directory. */
  public boolean isDirectory() {
    return mode != null && (mode & TYPE) == DIRECTORY;
  }

  /** A symbolic link; only of a listing or of {@code lstat}. */
  public boolean isLink() {
    return mode != null && (mode & TYPE) == LINK;
  }

  /** Whether size, type and time were all told. */
  public boolean isComplete() {
    return size != null && mode != null && (mode & TYPE) != 0 && modifiedSeconds != null;
  }
}
