/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.journal;

import java.io.IOException;

/** Somebody else writes the files of this partition. */
final class LostPartitionException extends IOException {
  LostPartitionException(String message) {
    super(message);
  }
}
