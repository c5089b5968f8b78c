/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

/** Fetches files. */
interface Contender {
  /** For tables. */
  String name();

  /** Fetches these and counts. */
  Fetch fetch(RemoteFiles.Made files);
}
