/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** Apache MINA SSHD in this JVM. */
final class MinaServer implements SftpServer {
  private static final String USER = "sandbox";

  private final SftpFiles files;
  private final SftpAccess access;
  private @Nullable SshServer server;

  private MinaServer(SftpFiles files) {
    this.files = files;
    this.access = files.access(USER, "sandbox-" + UUID.randomUUID());
  }

  static MinaServer started() {
    MinaServer server = new MinaServer(SftpFiles.make());
    try {
      server.restart();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public SftpAccess access() {
    return access;
  }

  @Override
  public String kind() {
    return "Apache MINA SSHD in this JVM";
  }

  @Override
  public synchronized void restart() {
    if (server != null) {
      return;
    }
    SshServer starting = SshServer.setUpDefaultServer();
    starting.setHost("127.0.0.1");
    starting.setPort(access.port());
    starting.setKeyPairProvider(KeyPairProvider.wrap(files.host()));
    starting.setPasswordAuthenticator(
        (user, password, session) -> user.equals(USER) && password.equals(access.password()));
    starting.setPublickeyAuthenticator(
        (user, key, session) ->
            user.equals(USER) && KeyUtils.compareKeys(key, files.user().getPublic()));
    starting.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    try {
      starting.start();
      server = starting;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve SFTP on port " + access.port(), e);
    }
  }

  @Override
  public synchronized void stop() {
    SshServer stopping = server;
    server = null;
    if (stopping != null) {
      try {
        stopping.stop(true);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot stop the SFTP server", e);
      }
    }
  }

  @Override
  public void refuse(String... requests) {
    throw new SandboxException(
        "only OpenSSH refuses requests by their kind; install openssh-server");
  }

  @Override
  public void close() {
    try {
      stop();
    } finally {
      files.delete();
    }
  }
}
