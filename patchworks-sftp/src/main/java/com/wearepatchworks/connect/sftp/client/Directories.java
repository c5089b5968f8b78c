/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.sftp.protocol.Attributes;
import com.wearepatchworks.connect.sftp.protocol.SftpClient;
import com.wearepatchworks.connect.sftp.protocol.SftpStatusException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes directories where they are missing, and remembers which were there. */
final class Directories {
  private static final int MOST = 10_000;

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Makes the directory that {@code path} is in, unless it was there a while ago. */
  void ensureParent(SftpClient client, String path) throws IOException {
    String directory = Paths.parent(path);
    if (!known.contains(directory)) {
      make(client, directory);
      remember(directory);
    }
  }

  /** As {@link #ensureParent}, believing nothing. */
  void makeParent(SftpClient client, String path) throws IOException {
    known.clear();
    ensureParent(client, path);
  }

  void forget() {
    known.clear();
  }

  private void remember(String directory) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.add(directory);
  }

  private static void make(SftpClient client, String directory) throws IOException {
    if (directory.equals("/") || isThere(client, directory)) {
      return;
    }
    make(client, Paths.parent(directory));
    try {
      client.makeDirectory(directory);
    } catch (SftpStatusException e) {
      if (!isThere(client, directory)) { // somebody else may have been faster
        throw e;
      }
    }
  }

  private static boolean isThere(SftpClient client, String directory) throws IOException {
    Attributes found = client.stat(directory);
    return found != null && found.isDirectory();
  }
}
