/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import com.wearepatchworks.connect.filekit.store.FileStore;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract over Apache MINA. */
class MinaStoreTest extends LocalDirectory {
  private static @Nullable MinaServer server;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    server = new MinaServer(home, each -> {});
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void makeForbidden() throws Exception {
    put(forbidden(), new byte[1]);
  }

  @Override
  protected FileStore open() throws Exception {
    return new JschFiles(
        Connecting.to(Objects.requireNonNull(server)), SftpPublishOptions.defaults());
  }

  @Override
  protected String forbidden() {
    return at("forbidden");
  }
}
