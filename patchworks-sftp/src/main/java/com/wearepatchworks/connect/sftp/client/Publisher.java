/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStoreException.Reason;
import com.wearepatchworks.connect.sftp.protocol.SftpClient;
import com.wearepatchworks.connect.sftp.protocol.SftpStatusException;
import java.io.IOException;

/**
 * Renames. Where the server offers OpenSSH's {@code posix-rename} that replaces in one step, and
 * the plain rename refuses a target that exists; elsewhere it is looked at first.
 */
final class Publisher {
  private final SftpPublishOptions options;
  private final Directories directories;
  private final Failures failures;

  Publisher(SftpPublishOptions options, Directories directories, Failures failures) {
    this.options = options;
    this.directories = directories;
    this.failures = failures;
  }

  boolean publish(SftpClient client, Ticket draft) throws IOException {
    try {
      replace(client, draft);
      return true;
    } catch (SftpStatusException e) {
      if (client.stat(draft.temporary()) == null) {
        return false;
      }
      if (client.stat(Paths.parent(draft.target())) != null) {
        throw e;
      }
    }
    directories.makeParent(client, draft.target());
    replace(client, draft);
    return true;
  }

  private void replace(SftpClient client, Ticket draft) throws IOException {
    if (client.replacesByRename()) {
      client.replace(draft.temporary(), draft.target());
      return;
    }
    if (client.stat(draft.target()) != null && client.stat(draft.temporary()) != null) {
      if (options.replace() == SftpPublishOptions.Replace.ATOMIC_ONLY) {
        throw failures.because(
            Reason.EXISTS,
            "publish",
            draft.target(),
            "there is a file with that name, and this server cannot replace it in one step. Set"
                + " publish.replace=allow-gap to have it deleted first: for a moment there is none");
      }
      client.remove(draft.target());
    }
    client.rename(draft.temporary(), draft.target());
  }

  void move(SftpClient client, String from, String to) throws IOException {
    if (!client.replacesByRename()) {
      refuseIfThere(client, from, to);
    }
    try {
      client.rename(from, to);
      return;
    } catch (SftpStatusException e) {
      if (client.stat(from) == null) {
        throw failures.because(Reason.MISSING, "move", from, "there is no such file", e);
      }
      refuseIfThere(client, from, to);
      if (client.stat(Paths.parent(to)) != null) {
        throw e;
      }
    }
    directories.makeParent(client, to);
    client.rename(from, to);
  }

  private void refuseIfThere(SftpClient client, String from, String to) throws IOException {
    if (client.stat(to) != null) {
      String why = "there is something at " + to + " already";
      throw failures.because(Reason.EXISTS, "move", from, why);
    }
  }
}
