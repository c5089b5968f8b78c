/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** OpenSSH's own server on a free port, run as the user of this process. Keys only. */
final class OpenSshServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

  private final Path home;
  private final int port;
  private final List<String> options;
  private Process process;

  /** Skips a test where OpenSSH is not installed; on a build server it must be. */
  static void require() {
    boolean installed = Files.isExecutable(PROGRAM);
    System.err.println(PROGRAM + (installed ? " serves" : " is NOT installed: tests are skipped"));
    if (!installed && System.getenv("CI") != null) {
      throw new IllegalStateException("install the package openssh-server");
    }
    Assumptions.assumeTrue(installed, "package openssh-server is installed");
  }

  /** Starts one that keeps its files in {@code home} and lets {@link #userKey} in. */
  OpenSshServer(Path home, String... options) throws Exception {
    this.home = Files.createDirectories(home);
    this.options = List.of(options);
    port = freePort();
    Keys.generate(home.resolve("host"), "ed25519", "");
    Keys.generate(home.resolve("user"), "ed25519", "");
    Files.copy(home.resolve("user.pub"), home.resolve("authorized"));
    process = start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start() throws IOException {
    if ("root".equals(System.getProperty("user.name"))) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    List<String> lines = new ArrayList<>(options);
    lines.addAll(
        List.of(
            "ListenAddress 127.0.0.1",
            "Port " + port,
            "HostKey " + home.resolve("host"),
            "AuthorizedKeysFile " + home.resolve("authorized"),
            "PidFile none",
            "StrictModes no",
            "UsePAM no",
            "PermitRootLogin yes",
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "Subsystem sftp internal-sftp"));
    Path config = home.resolve("sshd_config");
    Files.write(config, lines);
    Process started =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
            .start();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::answers);
    return started;
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == 'S';
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  static String user() {
    return System.getProperty("user.name");
  }

  Path userKey() {
    return home.resolve("user");
  }

  /** Lets another key in too. */
  void authorize(Path publicKey) throws IOException {
    Files.write(
        home.resolve("authorized"), Files.readAllBytes(publicKey), StandardOpenOption.APPEND);
  }

  String hostKeyFingerprint() throws IOException {
    return Keys.fingerprint(home.resolve("host.pub"));
  }

  /** The line that {@code ssh-keyscan} would print. */
  String knownHosts() throws IOException {
    return "[127.0.0.1]:" + port + " " + Files.readString(home.resolve("host.pub"));
  }

  /** Ends it with all its connections. */
  void stop() {
    close();
  }

  void restart() throws IOException {
    stop();
    process = start();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
