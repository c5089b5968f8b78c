/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

/** What to do with a record whose value is null. */
public enum Tombstones {
  /** Nothing: it counts as published. */
  IGNORE,
  /** Write it, if the format has a form for it. */
  WRITE,
  /** Dead letter. */
  REPORT
}
