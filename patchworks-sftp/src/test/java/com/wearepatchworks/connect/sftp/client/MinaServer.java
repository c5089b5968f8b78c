/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** Apache MINA's server in this process: user {@code bob}, password {@code secret}. */
final class MinaServer implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private volatile int mostAtOnce = Integer.MAX_VALUE / 2;

  /** Starts one; {@code change} may set it up further. */
  MinaServer(Path home, Consumer<SshServer> change) throws IOException {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(home.resolve("mina-host-key")));
    PasswordAuthenticator password = (name, given, session) -> given.equals("secret");
    server.setPasswordAuthenticator(password);
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    server.setSubsystemFactories(
        List.of(new SftpSubsystemFactory.Builder().withFileSystemAccessor(new Guarded()).build()));
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    change.accept(server);
    server.start();
  }

  /** Forbids to remove what has {@code forbidden} in its name; may answer short. */
  private final class Guarded implements SftpFileSystemAccessor {
    @Override
    public SeekableByteChannel openFile(
        SftpSubsystemProxy subsystem,
        FileHandle fileHandle,
        Path file,
        String handle,
        Set<? extends OpenOption> options,
        FileAttribute<?>... attributes)
        throws IOException {
      return new ShortChannel(
          SftpFileSystemAccessor.super.openFile(
              subsystem, fileHandle, file, handle, options, attributes),
          mostAtOnce);
    }

    @Override
    public void removeFile(SftpSubsystemProxy subsystem, Path path, boolean directory)
        throws IOException {
      if (path.toString().contains("forbidden")) {
        throw new AccessDeniedException(path.toString());
      }
      SftpFileSystemAccessor.super.removeFile(subsystem, path, directory);
    }
  }

  int port() {
    return server.getPort();
  }

  String hostKeyFingerprint() throws Exception {
    return KeyUtils.getFingerPrint(
        server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
  }

  /** From now on answers with no more than so many bytes at once. */
  void answerShort(int most) {
    mostAtOnce = most;
  }

  /** Cuts all connections; it goes on listening. */
  void cutConnections() {
    for (var session : server.getActiveSessions()) {
      ((ServerSession) session).close(true);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
