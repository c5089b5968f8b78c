/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.store;

import java.io.Closeable;
import java.io.OutputStream;

/**
 * A file that is being written and that nobody can see at its target yet. For one thread at a time.
 */
public interface Draft extends Closeable {
  /**
   * Takes the content; buffered, so that single bytes are fine. Its writes fail with {@link
   * FileStoreException}. Closing it does nothing more than {@code flush}.
   */
  OutputStream content();

  /**
   * Ends the content and makes sure that the store has all of it (its size is compared).
   *
   * @return all that {@link FileStore#publish} needs, to be kept where another process finds it
   */
  String seal() throws FileStoreException;

  /** Removes what was written, unless it was sealed. Errors are ignored. */
  @Override
  void close();
}
