/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStore;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract over OpenSSH. */
class OpenSshStoreTest extends LocalDirectory {
  private static @Nullable OpenSshServer server;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    OpenSshServer.require();
    server = new OpenSshServer(home);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected FileStore open() throws Exception {
    return new JschFiles(
        Connecting.to(Objects.requireNonNull(server)), SftpPublishOptions.defaults());
  }

  @Override
  protected String forbidden() {
    return "/proc/version";
  }
}
