/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import com.wearepatchworks.connect.filekit.source.offset.FileOffset;
import org.jspecify.annotations.Nullable;

/** What becomes of the files that were found. */
public interface Backlog {
  /** Whether a file of that path is being taken care of: it is left alone until then. */
  boolean isActive(String path);

  /** How many more files are welcome. */
  int room();

  /**
   * Takes a file that is whole and is to be read.
   *
   * @param stored its committed offset; null when there is none
   */
  void read(SourceFile file, @Nullable FileOffset stored);

  /** Takes a file whose committed offset says that it has been read as it is. */
  void readBefore(SourceFile file, FileOffset stored);

  /** Discovery cannot go on: the task is to fail with this. */
  void fail(RuntimeException cause);
}
