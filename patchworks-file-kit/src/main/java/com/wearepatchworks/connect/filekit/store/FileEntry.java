/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.store;

/**
 * What a store says about a name.
 *
 * @param path absolute, names separated by {@code /}
 * @param kind symbolic links are followed; what they do not lead to is {@code OTHER}
 * @param size in bytes; 0 for what is not a file
 * @param modifiedMs milliseconds since 1970, as fine as the store knows it (SFTP: whole seconds)
 */
public record FileEntry(String path, Kind kind, long size, long modifiedMs) {
  /** What stands behind a name. */
  public enum Kind {
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A device, a socket, a broken link. */
    OTHER
  }

  /** Whether it is a regular file. */
  public boolean isFile() {
    return kind == Kind.FILE;
  }

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }

  /** The last name of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The directory that it is in; {@code /} for those at the top. */
  public String directory() {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }
}
