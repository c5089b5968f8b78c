/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.wearepatchworks.connect.filekit.store.FileStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contract over OpenSSH. */
class OpenSshStoreTest extends LocalDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSshStoreTest.class);
  private static @Nullable OpenSshServer server;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    LOG.warn("OpenSSH is {}installed here", OpenSshServer.isInstalled() ? "" : "NOT ");
    assumeThat(OpenSshServer.isInstalled()).as("package openssh-server is installed").isTrue();
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
        Connecting.to(java.util.Objects.requireNonNull(server)), SftpPublishOptions.defaults());
  }

  @Override
  protected String forbidden() {
    return "/proc/version";
  }
}
