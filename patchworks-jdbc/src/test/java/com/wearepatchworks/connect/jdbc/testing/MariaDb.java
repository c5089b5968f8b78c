/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A MariaDB server of this machine, where one is installed; started once in a test JVM. */
final class MariaDb {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final List<String> PLACES = List.of("/usr/sbin/mariadbd", "/usr/libexec/mariadbd");

  private MariaDb() {}

  /** Port of the server; null where there is none. */
  private static final class Server {
    static final @Nullable Integer PORT = start();
  }

  // out here, because Awaitility asks on another thread, which Server's initialization would block
  private static @Nullable Integer start() {
    Optional<String> program = PLACES.stream().filter(it -> new File(it).canExecute()).findFirst();
    try {
      return program.isEmpty() ? null : start(program.get());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("MariaDB does not start", e);
    }
  }

  private static int start(String program) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("patchworks-mariadb");
    run(
        home.resolve("install.log"),
        "mariadb-install-db",
        "--no-defaults",
        "--user=" + System.getProperty("user.name"),
        "--datadir=" + home.resolve("data"),
        "--auth-root-authentication-method=normal",
        "--skip-test-db");
    int port = freePort();
    Process server =
        process(
            home.resolve("log"),
            program,
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--datadir=" + home.resolve("data"),
            "--socket=" + home.resolve("socket"),
            "--pid-file=" + home.resolve("pid"),
            "--bind-address=127.0.0.1",
            "--port=" + port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> canConnect(port));
    return port;
  }

  private static Process process(Path log, String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static void run(Path log, String... command) throws IOException, InterruptedException {
    if (process(log, command).waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  private static void stop(Process server, Path home) {
    server.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean canConnect(int port) throws SQLException {
    try (Connection connection = connect(port)) {
      return connection.isValid(5);
    }
  }

  private static String url(int port, String database) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?sslMode=disable";
  }

  private static Connection connect(int port) throws SQLException {
    return DriverManager.getConnection(url(port, ""), "root", "");
  }

  /** Options for an empty database; nothing where there is no server. */
  static Optional<Map<String, String>> fresh() {
    Integer port = Server.PORT;
    if (port == null) {
      return Optional.empty();
    }
    String database = "test" + NUMBER.incrementAndGet();
    try (Connection connection = connect(port);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
    return Optional.of(
        Map.of(
            "connection.url",
            url(port, database),
            "connection.user",
            "root",
            "connection.password",
            ""));
  }
}
