/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.store;

import java.io.Closeable;
import java.io.InputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Files of one remote place, named by absolute paths with {@code /} between names. Every character
 * of a name is that character: {@code *}, {@code ?} and {@code \} are no patterns.
 *
 * <p>Safe for use by several threads at once. Calls block; each ends, at the latest after the
 * store's own time-outs, or when {@link #close} is called. A lost connection is an {@link
 * FileStoreException.Reason#UNREACHABLE} of the calls that it hit; the next call connects again.
 * Nothing is retried here: whoever calls has the one retry loop.
 *
 * <p>{@code FileStoreContract} says in tests what is promised here.
 */
public interface FileStore extends Closeable {
  /**
   * Shows the files and directories directly in {@code directory} to {@code visitor}, in no order,
   * until it answers false. Streams: a directory of any size needs constant memory. The visitor
   * must not call the store.
   *
   * @throws FileStoreException {@code MISSING} when there is no such directory
   */
  void list(String directory, Predicate<FileEntry> visitor) throws FileStoreException;

  /** What {@code path} is now; null when there is nothing. */
  @Nullable FileEntry find(String path) throws FileStoreException;

  /**
   * The content of a file from byte {@code from} on, read ahead as the store does best. Its {@code
   * read} fails with {@link FileStoreException} when the connection is lost; an end of stream is
   * the file's end as the store says, so compare what was read with the size. Closing it early is
   * cheap.
   *
   * @throws FileStoreException {@code MISSING} when there is no such file
   */
  InputStream read(String path, long from) throws FileStoreException;

  /**
   * Begins a file that appears at {@code target} as a whole, or never.
   *
   * @param temporary where its content lies until then, if this store needs such a place; its
   *     directory is made when missing. What is there is overwritten
   * @param target where it is to appear; its directory is made when missing
   */
  Draft draft(String temporary, String target) throws FileStoreException;

  /**
   * Makes a sealed draft appear at its target, atomically and in place of what is there. May be
   * repeated, also by another process: a draft that has been published already, and perhaps been
   * taken away since, is left alone.
   *
   * @param ticket what {@link Draft#seal} returned
   * @return false when it had been published before
   */
  boolean publish(String ticket) throws FileStoreException;

  /** Gives up a sealed draft, if it is still there. */
  void discard(String ticket) throws FileStoreException;

  /**
   * Moves a file; the target's directory is made when missing.
   *
   * @throws FileStoreException {@code EXISTS} when there is something at {@code to} (as far as the
   *     store can tell), {@code MISSING} when there is nothing at {@code from}
   */
  void move(String from, String to) throws FileStoreException;

  /** Deletes a file; nothing happens when there is none. */
  void delete(String path) throws FileStoreException;

  /**
   * How often a connection was made so far: one more than it was lost. 0 for a store that has none.
   */
  default long connections() {
    return 0;
  }

  /**
   * Wakes whoever waits and closes all connections. A store that has connections fails every call
   * after that with {@code UNREACHABLE}.
   */
  @Override
  void close();
}
