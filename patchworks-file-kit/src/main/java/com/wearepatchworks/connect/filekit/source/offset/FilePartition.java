/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.offset;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * The source partition of a file: {@code {"file": "/absolute/path"}}. One object serves all records
 * of a file, and its hash is known: Connect looks it up for every record.
 */
public final class FilePartition extends AbstractMap<String, String> {
  /** The only member. */
  public static final String FILE = "file";

  private final Set<Map.Entry<String, String>> entries;
  private final int hash;

  /** The partition of the file at {@code path}. */
  public FilePartition(String path) {
    entries = Set.of(Map.entry(FILE, path));
    hash = FILE.hashCode() ^ path.hashCode();
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return entries;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
