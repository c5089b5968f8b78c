/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.InputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One connection to a store that outlives it: after its close nothing can be done with it. */
final class NeverClosed implements FileStore {
  private final FileStore store;
  private volatile boolean closed;

  NeverClosed(FileStore store) {
    this.store = store;
  }

  private FileStore open() throws FileStoreException {
    if (closed) {
      throw new FileStoreException(Reason.UNREACHABLE, "closed", null);
    }
    return store;
  }

  @Override
  public void list(String directory, Predicate<FileEntry> visitor) throws FileStoreException {
    open().list(directory, visitor);
  }

  @Override
  public @Nullable FileEntry find(String path) throws FileStoreException {
    return open().find(path);
  }

  @Override
  public InputStream read(String path, long from) throws FileStoreException {
    return open().read(path, from);
  }

  @Override
  public Draft draft(String temporary, String target) throws FileStoreException {
    return open().draft(temporary, target);
  }

  @Override
  public boolean publish(String ticket) throws FileStoreException {
    return open().publish(ticket);
  }

  @Override
  public void discard(String ticket) throws FileStoreException {
    open().discard(ticket);
  }

  @Override
  public void move(String from, String to) throws FileStoreException {
    open().move(from, to);
  }

  @Override
  public void delete(String path) throws FileStoreException {
    open().delete(path);
  }

  @Override
  public void close() {
    closed = true;
  }
}
