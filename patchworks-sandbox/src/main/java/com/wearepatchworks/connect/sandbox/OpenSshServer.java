/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's own {@code sshd}, with a configuration of ours, as a process of this user. */
final class OpenSshServer implements SftpServer {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSshServer.class);
  private static final Duration START = Duration.ofSeconds(20);
  private static final List<String> PLACES = List.of("/usr/sbin", "/usr/local/sbin", "/sbin");

  /** As root, {@code sshd} wants this directory, which only the system's own start script makes. */
  private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");

  /**
   * From 9.8 on a source whose connections break off is refused for a while; before, the setting is
   * not known.
   */
  private static final String NO_PENALTIES = "PerSourcePenalties no\n";

  private final SftpFiles files;
  private final SftpAccess access;
  private @Nullable SshdProcess process;
  private List<String> refused = List.of();

  private OpenSshServer(SftpFiles files) {
    this.files = files;
    this.access = files.access(System.getProperty("user.name"), null);
  }

  static boolean isInstalled() {
    return program().isPresent();
  }

  /** The path must be absolute: it starts itself again for each connection. */
  private static Optional<Path> program() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(PLACES.stream(), Stream.of(path.split(":", -1)))
        .filter(place -> place.startsWith("/"))
        .map(place -> Path.of(place, "sshd"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static @Nullable OpenSshServer startOrNull() {
    try {
      return started();
    } catch (RuntimeException e) {
      LOG.warn("OpenSSH is installed but does not serve: {}", e.getMessage());
      return null;
    }
  }

  static OpenSshServer started() {
    OpenSshServer server = new OpenSshServer(SftpFiles.make());
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
    return "OpenSSH (%s)".formatted(program().map(Path::toString).orElse("gone"));
  }

  @Override
  public synchronized void restart() {
    if (process != null) {
      return;
    }
    Path sshd =
        program()
            .orElseThrow(
                () ->
                    new SandboxException(
                        "there is no sshd in %s or the PATH; install openssh-server"
                            .formatted(PLACES)));
    SshdProcess starting = SshdProcess.start(sshd, configuration(sshd), log());
    process = starting;
    Deadline deadline = Deadline.after(START);
    String refusal = "it does not listen";
    while (!refusal.isEmpty()) {
      if (deadline.passed() || !starting.isAlive()) {
        throw new SandboxException(
            "%s does not let %s in: %s%n%s"
                .formatted(sshd, access.user(), refusal, starting.tail()));
      }
      deadline.pause();
      // a login costs seconds of processor time in a JVM that has just started
      refusal = listens() ? refusal() : refusal;
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), access.port())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private Path log() {
    return files.root().resolve("sshd.log");
  }

  private Path configuration(Path sshd) {
    try {
      if (access.user().equals("root")) {
        Files.createDirectories(PRIVILEGE_SEPARATION);
      }
      String all = settings();
      Path file = Files.writeString(files.root().resolve("sshd_config"), all + NO_PENALTIES);
      return SshdProcess.accepts(sshd, file) ? file : Files.writeString(file, all);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the configuration of sshd", e);
    }
  }

  private String settings() {
    String program =
        refused.isEmpty() ? "internal-sftp" : "internal-sftp -P " + String.join(",", refused);
    return """
    ListenAddress 127.0.0.1
    Port %d
    HostKey %s
    PidFile none
    AuthorizedKeysFile %s
    AllowUsers %s
    PermitRootLogin prohibit-password
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    StrictModes no
    UseDNS no
    MaxStartups 500
    Subsystem sftp %s
    ForceCommand %s
    """
        .formatted(
            access.port(),
            files.hostKey(),
            files.authorizedKeys(),
            access.user(),
            program,
            program);
  }

  @Override
  public synchronized void refuse(String... requests) {
    refused = List.of(requests);
  }

  /** Why the key does not open a session; empty when it does. */
  private String refusal() {
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier((session, address, key) -> true);
      client.start();
      try (ClientSession session =
          client.connect(access.user(), "127.0.0.1", access.port()).verify(START).getSession()) {
        session.addPublicKeyIdentity(files.user());
        session.auth().verify(START);
        return "";
      }
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public synchronized void stop() {
    SshdProcess stopping = process;
    process = null;
    if (stopping != null) {
      stopping.kill();
    }
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
