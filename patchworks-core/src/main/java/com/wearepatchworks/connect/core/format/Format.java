/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;

/** A way to cut bytes into records. Stateless; any number of readers may be open. */
public interface Format {
  /**
   * Reads {@code in} from its start. The reader closes it.
   *
   * @throws MalformedInputException when the start is already wrong
   */
  RecordReader read(InputStream in) throws IOException;

  /** Whether its records have a schema: {@link Entry#struct} is never null then. */
  default boolean structured() {
    return false;
  }

  /**
   * Goes on at a position that a reader of this format had in the same input.
   *
   * @param in the input from byte {@code at.bytes()} on; the reader closes it
   */
  default RecordReader resume(InputStream in, Position at) throws IOException {
    return Skipped.behind(at.skip(), read(in));
  }
}
