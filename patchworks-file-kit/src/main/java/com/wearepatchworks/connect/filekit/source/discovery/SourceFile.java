/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import com.wearepatchworks.connect.filekit.store.FileEntry;

/**
 * A file that is to be read, as it was listed.
 *
 * @param entry where it lies and what the listing said
 * @param path its name in offsets, headers and templates: without the suffix of a claim
 * @param relative that, below the watched directory
 * @param lane its order key
 * @param rank its capture group, if files are ordered by it
 * @param sinceNanos when it was first seen as it is
 */
public record SourceFile(
    FileEntry entry, String path, String relative, String lane, String rank, long sinceNanos) {
  /** The same file at another place: after a claim. */
  public SourceFile at(String place) {
    FileEntry moved = new FileEntry(place, entry.kind(), entry.size(), entry.modifiedMs());
    return new SourceFile(moved, path, relative, lane, rank, sinceNanos);
  }

  /** Whether {@code now} is still what was listed, as far as a listing tells. */
  public boolean isStill(FileEntry now) {
    return now.isFile() && now.size() == entry.size() && now.modifiedMs() == entry.modifiedMs();
  }

  /** The last name of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The directory of the path. */
  public String directory() {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }
}
