/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.pacing;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A store that is asked, and written to, no more often than it may be. Whoever reads slows down by
 * himself: he knows what is new to him.
 */
public final class PacedFiles implements FileStore {
  private final FileStore files;
  private final Throttle requests;
  private final Throttle written;

  /** Bounds how often {@code files} are asked for something, and what is written to them. */
  public PacedFiles(FileStore files, Throttle requests, Throttle written) {
    this.files = files;
    this.requests = requests;
    this.written = written;
  }

  @Override
  public void list(String directory, Predicate<FileEntry> visitor) throws FileStoreException {
    requests.count(1);
    files.list(directory, visitor);
  }

  @Override
  public @Nullable FileEntry find(String path) throws FileStoreException {
    requests.count(1);
    return files.find(path);
  }

  @Override
  public InputStream read(String path, long from) throws FileStoreException {
    requests.count(1);
    return files.read(path, from);
  }

  @Override
  public Draft draft(String temporary, String target) throws FileStoreException {
    requests.count(1);
    return new PacedDraft(files.draft(temporary, target));
  }

  private final class PacedDraft implements Draft {
    private final Draft draft;

    private PacedDraft(Draft draft) {
      this.draft = draft;
    }

    @Override
    public OutputStream content() {
      OutputStream content = draft.content();
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          written.count(1);
          content.write(b);
        }

        @Override
        public void write(byte[] from, int at, int length) throws IOException {
          written.count(length);
          content.write(from, at, length);
        }

        @Override
        public void flush() throws IOException {
          content.flush();
        }

        @Override
        public void close() throws IOException {
          content.close();
        }
      };
    }

    @Override
    public String seal() throws FileStoreException {
      return draft.seal();
    }

    @Override
    public void close() {
      draft.close();
    }
  }

  @Override
  public boolean publish(String ticket) throws FileStoreException {
    requests.count(1);
    return files.publish(ticket);
  }

  @Override
  public void discard(String ticket) throws FileStoreException {
    requests.count(1);
    files.discard(ticket);
  }

  @Override
  public void move(String from, String to) throws FileStoreException {
    requests.count(1);
    files.move(from, to);
  }

  @Override
  public void delete(String path) throws FileStoreException {
    requests.count(1);
    files.delete(path);
  }

  @Override
  public long connections() {
    return files.connections();
  }

  @Override
  public void close() {
    files.close();
  }
}
