/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.store;

import com.wearepatchworks.connect.filekit.store.FileEntry.Kind;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Files in the heap. A hook may fail, delay or watch any call. */
public final class InMemoryFiles implements FileStore {
  private final Map<String, Content> files = new ConcurrentSkipListMap<>();
  private volatile long nowMs = 1_700_000_000_000L;
  private volatile Hook before = (operation, path) -> {};
  private volatile UnaryOperator<InputStream> reading = UnaryOperator.identity();

  private static final class Content {
    private final byte[] bytes;
    private final long modifiedMs;

    Content(byte[] bytes, long modifiedMs) {
      this.bytes = bytes;
      this.modifiedMs = modifiedMs;
    }
  }

  /** Called before every operation, by the name of the method. */
  @FunctionalInterface
  public interface Hook {
    /** May throw what the operation is to throw. */
    void call(String operation, String path) throws FileStoreException;
  }

  /**
   * Sets what happens before every operation ({@code list, find, read, draft, write, seal ...}).
   */
  public void before(Hook hook) {
    before = hook;
  }

  /** Wraps the streams that are read. */
  public void reading(UnaryOperator<InputStream> wrapper) {
    reading = wrapper;
  }

  /** Sets the store's clock, which stamps what is written. */
  public void now(long millis) {
    nowMs = millis;
  }

  /** Puts a file, last modified now. */
  public void put(String path, byte[] bytes) {
    files.put(path, new Content(bytes, nowMs));
  }

  /** What a file holds; null when there is none. */
  public byte @Nullable [] get(String path) {
    Content content = files.get(path);
    return content == null ? null : content.bytes;
  }

  /** All paths, sorted. */
  public List<String> paths() {
    return new ArrayList<>(files.keySet());
  }

  @Override
  public void list(String directory, Predicate<FileEntry> visitor) throws FileStoreException {
    before.call("list", directory);
    String prefix = directory.equals("/") ? "/" : directory + "/";
    Map<String, FileEntry> entries = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (path.startsWith(prefix)) {
            String rest = path.substring(prefix.length());
            int slash = rest.indexOf('/');
            String at = prefix + (slash < 0 ? rest : rest.substring(0, slash));
            entries.put(at, slash < 0 ? entry(at, content) : directory(at));
          }
        });
    if (entries.isEmpty() && !directory.equals("/")) {
      throw new FileStoreException(Reason.MISSING, "There is no directory " + directory, null);
    }
    for (FileEntry entry : entries.values()) {
      if (!visitor.test(entry)) {
        return;
      }
    }
  }

  private static FileEntry entry(String path, Content content) {
    return new FileEntry(path, Kind.FILE, content.bytes.length, content.modifiedMs);
  }

  private static FileEntry directory(String path) {
    return new FileEntry(path, Kind.DIRECTORY, 0, 0);
  }

  @Override
  public @Nullable FileEntry find(String path) throws FileStoreException {
    before.call("find", path);
    Content content = files.get(path);
    if (content != null) {
      return entry(path, content);
    }
    boolean inside = files.keySet().stream().anyMatch(name -> name.startsWith(path + "/"));
    return inside || path.equals("/") ? directory(path) : null;
  }

  @Override
  public InputStream read(String path, long from) throws FileStoreException {
    before.call("read", path);
    byte[] bytes = existing(path).bytes;
    int start = (int) Math.min(from, bytes.length);
    return reading.apply(new ByteArrayInputStream(bytes, start, bytes.length - start));
  }

  private Content existing(String path) throws FileStoreException {
    Content content = files.get(path);
    if (content == null) {
      throw new FileStoreException(Reason.MISSING, "There is no file " + path, null);
    }
    return content;
  }

  @Override
  public Draft draft(String temporary, String target) throws FileStoreException {
    before.call("draft", target);
    files.put(temporary, new Content(new byte[0], nowMs));
    return new HeapDraft(temporary, target);
  }

  private final class HeapDraft implements Draft {
    private final String temporary;
    private final String target;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean sealed;

    HeapDraft(String temporary, String target) {
      this.temporary = temporary;
      this.target = target;
    }

    @Override
    public OutputStream content() {
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
          before.call("write", temporary);
          bytes.write(from, offset, length);
        }
      };
    }

    @Override
    public String seal() throws FileStoreException {
      before.call("seal", temporary);
      files.put(temporary, new Content(bytes.toByteArray(), nowMs));
      sealed = true;
      return temporary.length() + ":" + temporary + target;
    }

    @Override
    public void close() {
      if (!sealed) {
        files.remove(temporary);
      }
    }
  }

  @Override
  public boolean publish(String ticket) throws FileStoreException {
    String target = names(ticket).substring(temporary(ticket).length());
    before.call("publish", target);
    Content content = files.remove(temporary(ticket));
    if (content == null) {
      return false;
    }
    files.put(target, content);
    return true;
  }

  private static String names(String ticket) {
    return ticket.substring(ticket.indexOf(':') + 1);
  }

  private static String temporary(String ticket) {
    return names(ticket).substring(0, Integer.parseInt(ticket.substring(0, ticket.indexOf(':'))));
  }

  @Override
  public void discard(String ticket) throws FileStoreException {
    before.call("discard", ticket);
    files.remove(temporary(ticket));
  }

  @Override
  public void move(String from, String to) throws FileStoreException {
    before.call("move", from);
    Content content = existing(from);
    if (files.putIfAbsent(to, content) != null) {
      throw new FileStoreException(Reason.EXISTS, "There is a file at " + to, null);
    }
    files.remove(from);
  }

  @Override
  public void delete(String path) throws FileStoreException {
    before.call("delete", path);
    files.remove(path);
  }

  @Override
  public void close() {}
}
