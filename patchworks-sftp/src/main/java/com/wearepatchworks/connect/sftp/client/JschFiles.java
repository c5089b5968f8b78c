/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.Draft;
import com.wearepatchworks.connect.filekit.store.FileEntry;
import com.wearepatchworks.connect.filekit.store.FileEntry.Kind;
import com.wearepatchworks.connect.filekit.store.FileStore;
import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.sftp.protocol.Attributes;
import com.wearepatchworks.connect.sftp.protocol.ReadSettings;
import com.wearepatchworks.connect.sftp.protocol.SftpClient;
import com.wearepatchworks.connect.sftp.protocol.SftpStatusException;
import com.wearepatchworks.connect.sftp.protocol.WriteBehind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Files of an SFTP server. Connects at the first call. */
public final class JschFiles implements FileStore {
  private final SftpPublishOptions publishing;
  private final Failures failures;
  private final Directories directories = new Directories();
  private final Publisher publisher;
  private final ReadSettings reading;
  private final Link link;

  /** Files of one server, as one user. */
  public JschFiles(SftpConnectionOptions connection, SftpPublishOptions publishing) {
    this.publishing = publishing;
    failures = new Failures(connection.server());
    publisher = new Publisher(publishing, directories, failures);
    SftpConnectionOptions.Limits limits = connection.limits();
    reading = new ReadSettings(limits.requestBytes(), limits.aheadBytes());
    link = new Link(connection, directories::forget);
  }

  @Override
  public long connections() {
    return link.connections();
  }

  @FunctionalInterface
  private interface Operation<T> {
    T run(SftpClient client) throws IOException;
  }

  private <T> T call(String doing, String path, Operation<T> operation) throws FileStoreException {
    SftpClient client = link.get().control();
    try {
      return operation.run(client);
    } catch (IOException e) {
      throw failures.of(doing, path, e);
    }
  }

  /** As {@link #call}, of what takes room. */
  private <T> T change(String doing, String path, Operation<T> operation)
      throws FileStoreException {
    SftpClient client = link.get().control();
    try {
      return operation.run(client);
    } catch (IOException e) {
      throw failures.ofWriting(client, doing, path, e);
    }
  }

  @FunctionalInterface
  private interface Action {
    void run(SftpClient client) throws IOException;
  }

  private void run(String doing, String path, Action action) throws FileStoreException {
    call(
        doing,
        path,
        client -> {
          action.run(client);
          return true;
        });
  }

  @Override
  public void list(String directory, Predicate<FileEntry> visitor) throws FileStoreException {
    run(
        "list",
        directory,
        client ->
            client.list(
                directory,
                (name, found) -> visitor.test(entry(Paths.child(directory, name), found))));
  }

  @Override
  public @Nullable FileEntry find(String path) throws FileStoreException {
    Optional<Attributes> found =
        call("look at", path, client -> Optional.ofNullable(client.stat(path)));
    return found.map(each -> entry(path, each)).orElse(null);
  }

  private static FileEntry entry(String path, Attributes found) {
    Kind kind = found.isDirectory() ? Kind.DIRECTORY : found.isFile() ? Kind.FILE : Kind.OTHER;
    Long size = found.size();
    Long modified = found.modifiedSeconds();
    return new FileEntry(
        path,
        kind,
        kind == Kind.FILE && size != null ? size : 0,
        modified == null ? 0 : modified * 1000);
  }

  @Override
  public InputStream read(String path, long from) throws FileStoreException {
    Lane lane = link.get().takeToRead();
    try {
      return new SftpInput(lane.client().read(path, from, reading), lane, failures, path);
    } catch (IOException e) {
      lane.release();
      throw failures.of("read", path, e);
    }
  }

  @Override
  public Draft draft(String temporary, String target) throws FileStoreException {
    Lane lane = link.get().takeToWrite();
    String at = temporary;
    try {
      directories.ensureParent(lane.client(), temporary);
      at = target;
      directories.ensureParent(lane.client(), target);
      at = temporary;
      return new SftpDraft(
          lane,
          open(lane.client(), temporary),
          failures,
          publishing,
          new Ticket(temporary, target));
    } catch (IOException e) {
      FileStoreException failure = failures.ofWriting(lane.client(), "write", at, e);
      lane.release();
      throw failure;
    }
  }

  private WriteBehind open(SftpClient client, String path) throws IOException {
    try {
      return client.write(path);
    } catch (SftpStatusException e) {
      if (!e.isMissing()) {
        throw e;
      }
      directories.makeParent(client, path); // it was there a while ago
      return client.write(path);
    }
  }

  @Override
  public boolean publish(String ticket) throws FileStoreException {
    Ticket draft = Ticket.parse(ticket);
    return change("publish", draft.target(), client -> publisher.publish(client, draft));
  }

  @Override
  public void discard(String ticket) throws FileStoreException {
    delete(Ticket.parse(ticket).temporary());
  }

  @Override
  public void move(String from, String to) throws FileStoreException {
    boolean unused =
        change(
            "move",
            from,
            client -> {
              publisher.move(client, from, to);
              return true;
            });
  }

  @Override
  public void delete(String path) throws FileStoreException {
    run("delete", path, client -> delete(client, path));
  }

  private static void delete(SftpClient client, String path) throws IOException {
    try {
      client.remove(path);
    } catch (SftpStatusException e) {
      if (!e.isMissing() && client.stat(path) != null) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
