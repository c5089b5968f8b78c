/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStoreException;
import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.sftp.protocol.SftpClient;
import com.wearepatchworks.connect.sftp.protocol.SftpLostException;
import com.wearepatchworks.connect.sftp.protocol.SftpStatusException;
import com.wearepatchworks.connect.sftp.protocol.Space;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what a server's status means for whoever asked, and what can be done about it. */
final class Failures {
  /** A write that failed with less than that to go was in need of room. */
  private static final long LITTLE_BYTES = 1 << 20;

  private final SshServer server;

  Failures(SshServer server) {
    this.server = server;
  }

  /** A failure of {@code doing} something with {@code path}. */
  FileStoreException of(String doing, String path, IOException e) {
    if (e instanceof FileStoreException known) {
      return known;
    }
    if (e instanceof SftpStatusException status) {
      return status(doing, path, status);
    }
    if (e instanceof SftpLostException) {
      return because(Reason.UNREACHABLE, doing, path, String.valueOf(e.getMessage()), e);
    }
    return because(
        Reason.UNREACHABLE,
        doing,
        path,
        "what the server sent makes no sense: " + e.getMessage(),
        e);
  }

  /**
   * As {@link #of}, of something that takes room. OpenSSH says "Failure" for a full disk as for
   * everything that has no number, so it is asked how much is left.
   */
  FileStoreException ofWriting(SftpClient client, String doing, String path, IOException e) {
    FileStoreException failure = of(doing, path, e);
    if (failure.reason() != Reason.FAILED || !(e instanceof SftpStatusException)) {
      return failure;
    }
    Space left = space(client, Paths.parent(path));
    if (left == null || (left.bytes() >= LITTLE_BYTES && left.files() > 0)) {
      return failure;
    }
    String why =
        "the server says '%s', and its disk has room for %s. Make room on the server"
            .formatted(
                e.getMessage(), left.files() > 0 ? left.bytes() + " more bytes" : "no more files");
    return because(Reason.FULL, doing, path, why, e);
  }

  private static @Nullable Space space(SftpClient client, String directory) {
    try {
      return client.space(directory);
    } catch (SftpStatusException e) {
      // it may be just that directory which could not be made
      return e.isMissing() && !directory.equals("/")
          ? space(client, Paths.parent(directory))
          : null;
    } catch (IOException e) {
      return null; // the first failure says more
    }
  }

  FileStoreException because(
      Reason reason, String doing, String path, String why, Throwable cause) {
    return new FileStoreException(
        reason, "Cannot " + doing + " " + path + " on " + server + ": " + why, cause);
  }

  FileStoreException because(Reason reason, String doing, String path, String why) {
    return new FileStoreException(
        reason, "Cannot " + doing + " " + path + " on " + server + ": " + why, null);
  }

  private FileStoreException status(String doing, String path, SftpStatusException e) {
    Reason reason = reason(e);
    String words = String.valueOf(e.getMessage());
    String why =
        switch (reason) {
          case MISSING -> "there is no such file or directory";
          case EXISTS -> "there is something with that name already";
          case DENIED ->
              words + ". Give user " + server.login().username() + " the right to do that";
          case FULL -> words + ". Make room on the server";
          case UNSUPPORTED -> words + ". This server cannot do that";
          default -> "the server says '" + words + "'";
        };
    return because(reason, doing, path, why, e);
  }

  private static Reason reason(SftpStatusException e) {
    return switch (e.code()) {
      case SftpStatusException.NO_SUCH_FILE -> Reason.MISSING;
      case SftpStatusException.PERMISSION_DENIED, SftpStatusException.WRITE_PROTECT ->
          Reason.DENIED;
      case SftpStatusException.UNSUPPORTED -> Reason.UNSUPPORTED;
      case SftpStatusException.FILE_ALREADY_EXISTS -> Reason.EXISTS;
      case SftpStatusException.NO_SPACE, SftpStatusException.QUOTA_EXCEEDED -> Reason.FULL;
      default -> byWords(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
    };
  }

  /** Version 3 has one number for most failures; many servers add the system's words. */
  private static Reason byWords(String words) {
    if (words.contains("no space") || words.contains("quota") || words.contains("disk full")) {
      return Reason.FULL;
    }
    if (words.contains("permission")
        || words.contains("not permitted")
        || words.contains("denied")
        || words.contains("read-only")) {
      return Reason.DENIED;
    }
    if (words.contains("no such file") || words.contains("not found")) {
      return Reason.MISSING;
    }
    return words.contains("exists") ? Reason.EXISTS : Reason.FAILED;
  }
}
