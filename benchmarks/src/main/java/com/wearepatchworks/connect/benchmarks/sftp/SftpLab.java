/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.sftpclient.Target;
import com.wearepatchworks.connect.sandbox.FaultProxy;
import com.wearepatchworks.connect.sandbox.SftpAccess;
import com.wearepatchworks.connect.sandbox.SftpServer;
import java.time.Duration;

/** OpenSSH behind a proxy that makes the way longer, beside the lab's Kafka. */
final class SftpLab implements AutoCloseable {
  private final Lab lab;
  private final SftpServer server;
  private final FaultProxy proxy;
  private final RemoteFiles files;

  private SftpLab(Lab lab, SftpServer server) {
    this.lab = lab;
    this.server = server;
    this.proxy = FaultProxy.to(server.address());
    this.files = new RemoteFiles(server);
  }

  static SftpLab open(Lab lab) {
    if (!SftpServer.isOpenSshInstalled()) {
      throw new BenchmarkException(
          "this needs the sshd of OpenSSH, and there is none; install openssh-server");
    }
    return new SftpLab(lab, SftpServer.openSsh());
  }

  Lab lab() {
    return lab;
  }

  RemoteFiles files() {
    return files;
  }

  SftpAccess access() {
    return server.access();
  }

  /** Port of the proxy. */
  int port() {
    return proxy.address().getPort();
  }

  /** Port of the server itself, where no longer way is measured. */
  int serverPort() {
    return server.access().port();
  }

  Target target() {
    SftpAccess access = server.access();
    return new Target(
        port(), access.user(), access.privateKeyFile().toString(), access.knownHosts());
  }

  /** The time of a round trip from now on; also for connections that are open. */
  void roundTrip(int millis) {
    proxy.roundTrip(Duration.ofMillis(millis));
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
