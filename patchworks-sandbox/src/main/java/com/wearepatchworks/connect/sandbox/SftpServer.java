/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SFTP server on a port of 127.0.0.1 with keys and a temporary directory of its own.
 *
 * <p>What is served lies in {@link SftpAccess#directory()}, under the same absolute path for
 * clients and for this machine, so that files can be looked at and put there directly.
 */
public interface SftpServer extends AutoCloseable {
  /**
   * OpenSSH when it is installed and works for this user, else {@link #mina}; the log says which.
   */
  static SftpServer start() {
    Logger log = LoggerFactory.getLogger(SftpServer.class);
    SftpServer server = OpenSshServer.isInstalled() ? OpenSshServer.startOrNull() : null;
    if (server == null) {
      server = mina();
    }
    log.info("SFTP on port {} is served by {}", server.access().port(), server.kind());
    return server;
  }

  /** True when {@link #openSsh} has what it needs. */
  static boolean isOpenSshInstalled() {
    return OpenSshServer.isInstalled();
  }

  /**
   * OpenSSH, as a process of this user. It takes the key only.
   *
   * @throws SandboxException when it is not installed, or does not let this user in
   */
  static SftpServer openSsh() {
    return OpenSshServer.started();
  }

  /** Apache MINA SSHD in this JVM. It takes the key and a password. */
  static SftpServer mina() {
    return MinaServer.started();
  }

  /** How to reach it. */
  SftpAccess access();

  /** Which server it is, such as {@code OpenSSH_9.2}. */
  String kind();

  /** Where it listens. */
  default InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), access().port());
  }

  /** Refuses new connections and breaks off those that are open; the files stay. */
  void stop();

  /** Listens again, on the same port and with the same key; no effect when it runs. */
  void restart();

  /**
   * From the next restart on requests of these kinds are refused, as {@code sftp-server -Q
   * requests} names them; none when there are none.
   *
   * @throws SandboxException when this server cannot do that
   */
  void refuse(String... requests);

  /** Stops, and deletes the directory. */
  @Override
  void close();
}
