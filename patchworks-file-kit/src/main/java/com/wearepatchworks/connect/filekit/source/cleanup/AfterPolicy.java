/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.cleanup;

/** What becomes of a file that has been read and committed. */
public enum AfterPolicy {
  /** It stays; its offset remembers that it was read. */
  KEEP,
  /** It is deleted. */
  DELETE,
  /** It is moved to another directory. */
  MOVE,
  /** Its name gets a suffix. */
  RENAME
}
