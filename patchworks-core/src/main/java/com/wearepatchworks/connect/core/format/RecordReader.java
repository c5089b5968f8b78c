/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of one input, one after the other. */
public interface RecordReader extends Closeable {
  /**
   * The next record, or null at the end.
   *
   * @throws BadRecordException where one record does not follow the format; the next call goes on
   *     behind it
   * @throws MalformedInputException where the input does not follow its format; nothing more can be
   *     read
   */
  @Nullable Entry next() throws IOException;

  /**
   * Where reading goes on after what {@link #next} returned or refused last; before the first one,
   * the start. Without meaning after any exception but {@link BadRecordException}.
   */
  Position position();

  /**
   * On which line what {@link #next} returned or refused last ended, from 1; 0 in formats without
   * lines.
   */
  default long line() {
    return position().lines();
  }
}
