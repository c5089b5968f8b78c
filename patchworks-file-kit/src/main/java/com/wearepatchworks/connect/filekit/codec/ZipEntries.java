/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

/** Which files of a zip archive are read. */
enum ZipEntries {
  /** The only one: an archive with another one is an error. */
  ONE,
  /** The first one; nobody looks at the others. */
  FIRST,
  /** All, one after the other. */
  ALL
}
