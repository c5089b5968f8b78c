/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

/** What signatures in encrypted files are worth. */
enum PgpSignatures {
  /** Nobody looks at them. */
  IGNORE,
  /** One by a known key must be right; others, and none, are fine. */
  VERIFY,
  /** There must be a right one by a known key. */
  REQUIRE
}
