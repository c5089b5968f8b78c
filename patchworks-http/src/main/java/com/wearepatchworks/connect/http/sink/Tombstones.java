/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

/** What to do with a record whose value is null. */
enum Tombstones {
  /** Nothing: it counts as delivered. */
  IGNORE,
  /** Send it with an empty body. */
  EMPTY,
  /** Send a DELETE request without body. */
  DELETE,
  /** Dead letter. */
  REPORT
}
