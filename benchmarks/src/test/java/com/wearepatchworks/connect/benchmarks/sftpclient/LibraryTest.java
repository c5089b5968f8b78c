/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.wearepatchworks.connect.sandbox.FaultProxy;
import com.wearepatchworks.connect.sandbox.SftpAccess;
import com.wearepatchworks.connect.sandbox.SftpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LibraryTest {
  private static final int SIZE = 1_000_000;
  private static SftpServer server;
  private static FaultProxy proxy;

  @BeforeAll
  static void start() {
    server = SftpServer.start();
    proxy = FaultProxy.to(server.address());
  }

  @AfterAll
  static void stop() {
    proxy.close();
    server.close();
  }

  @ParameterizedTest
  @Timeout(60)
  @EnumSource
  void readsAFileTwiceOverALongWay(Library library) throws Exception {
    boolean needsOpenSsh = library == Library.OPENSSH || library == Library.CAMEL;
    assumeThat(!needsOpenSsh || SftpServer.isOpenSshInstalled()).isTrue();
    SftpAccess access = server.access();
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    Path file = Files.write(access.directory().resolve("file with a space.csv"), content);
    Path name = Files.move(file, access.directory().resolve(library + ".csv"));
    Target target =
        new Target(
            proxy.address().getPort(),
            access.user(),
            access.privateKeyFile().toString(),
            access.knownHosts());
    proxy.roundTrip(Duration.ofMillis(5));
    try (Client client = library.open(target)) {
      assertThat(client.read(name.toString())).isEqualTo(SIZE);
      assertThat(client.read(name.toString())).isEqualTo(SIZE);
    }
  }
}
