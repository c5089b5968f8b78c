/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;

/**
 * How often something failed since it last got on. Failures that the store does not explain are
 * counted apart: an outage, however long, says nothing about the file.
 */
public final class Attempts {
  private int failures;
  private int unexplained;

  void failed(FileStoreException e) {
    failures++;
    unexplained += e.reason() == Reason.FAILED ? 1 : 0;
  }

  void reset() {
    failures = 0;
    unexplained = 0;
  }

  int failures() {
    return failures;
  }

  int unexplained() {
    return unexplained;
  }
}
