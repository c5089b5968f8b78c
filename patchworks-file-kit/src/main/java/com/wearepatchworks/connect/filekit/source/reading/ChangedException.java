/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import java.io.IOException;

/** The file is not what was listed any more. */
final class ChangedException extends IOException {
  ChangedException(String message) {
    super(message);
  }
}
