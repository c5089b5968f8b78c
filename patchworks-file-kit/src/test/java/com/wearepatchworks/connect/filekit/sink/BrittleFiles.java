/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One worker's way to the files: any call may fail, or be the last thing that it does. */
final class BrittleFiles implements FileStore {
  private final InMemoryFiles files;
  private final Trouble trouble;
  final List<String> calls = new ArrayList<>();

  /** What befalls a call; nothing as a rule. Both may throw. */
  interface Trouble {
    void before(int call, String name) throws FileStoreException;

    void after(int call, String name) throws FileStoreException;
  }

  /** The process has ended; whatever it does afterwards does not happen. */
  static final class Died extends Error {
    Died(String when) {
      super(when);
    }
  }

  BrittleFiles(InMemoryFiles files, Trouble trouble) {
    this.files = files;
    this.trouble = trouble;
  }

  private interface Call<T> {
    T run() throws FileStoreException;
  }

  private <T> T call(String name, Call<T> call) throws FileStoreException {
    int number = calls.size();
    calls.add(name);
    trouble.before(number, name);
    T result = call.run();
    trouble.after(number, name);
    return result;
  }

  @Override
  public void list(String directory, Predicate<FileEntry> visitor) throws FileStoreException {
    call(
        "list",
        () -> {
          files.list(directory, visitor);
          return true;
        });
  }

  @Override
  public @Nullable FileEntry find(String path) throws FileStoreException {
    return call("find", () -> Optional.ofNullable(files.find(path))).orElse(null);
  }

  @Override
  public InputStream read(String path, long from) throws FileStoreException {
    return call("read", () -> files.read(path, from));
  }

  @Override
  public Draft draft(String temporary, String target) throws FileStoreException {
    Draft draft = call("draft", () -> files.draft(temporary, target));
    return new BrittleDraft(draft);
  }

  private final class BrittleDraft implements Draft {
    private final Draft draft;

    BrittleDraft(Draft draft) {
      this.draft = draft;
    }

    @Override
    public OutputStream content() {
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          int number = calls.size();
          calls.add("write");
          trouble.before(number, "write");
          draft.content().write(bytes, offset, length);
          trouble.after(number, "write");
        }
      };
    }

    @Override
    public String seal() throws FileStoreException {
      return call("seal", draft::seal);
    }

    /** A process that has died removes nothing. */
    @Override
    public void close() {
      try {
        call(
            "close",
            () -> {
              draft.close();
              return true;
            });
      } catch (FileStoreException e) {
        // as the seam says
      }
    }
  }

  @Override
  public boolean publish(String ticket) throws FileStoreException {
    return call("publish", () -> files.publish(ticket));
  }

  @Override
  public void discard(String ticket) throws FileStoreException {
    call(
        "discard",
        () -> {
          files.discard(ticket);
          return true;
        });
  }

  @Override
  public void move(String from, String to) throws FileStoreException {
    call(
        "move",
        () -> {
          files.move(from, to);
          return true;
        });
  }

  @Override
  public void delete(String path) throws FileStoreException {
    call(
        "delete",
        () -> {
          files.delete(path);
          return true;
        });
  }

  @Override
  public void close() {}
}
