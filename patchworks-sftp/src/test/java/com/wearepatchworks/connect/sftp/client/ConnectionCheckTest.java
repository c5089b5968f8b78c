/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.sftp.client.ConnectionCheck.Need;
import com.wearepatchworks.connect.sftp.client.ConnectionCheck.Right;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rights in directories; {@link LoginTest} has the ways not to get in. */
class ConnectionCheckTest {
  @TempDir Path home = Path.of("/nowhere");

  private Map<String, String> problems(Need... needs) throws Exception {
    try (MinaServer server = new MinaServer(home, each -> {})) {
      return ConnectionCheck.problems(
          Connecting.to(server), SftpPublishOptions.defaults(), List.of(needs));
    }
  }

  private String at(String name) {
    return home.resolve(name).toString();
  }

  @Test
  void leavesNothingBehind() throws Exception {
    Path in = Files.createDirectory(home.resolve("in"));
    Path out = Files.createDirectory(home.resolve("out"));
    assertThat(
            problems(
                new Need("files.directories", in.toString(), Right.LIST),
                new Need("files.archive.directory", out.toString(), Right.WRITE),
                new Need("directory", at("out/is/made/later"), Right.WRITE)))
        .isEmpty();
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void saysWhichDirectoryIsMissing() throws Exception {
    assertThat(problems(new Need("files.directories", at("none"), Right.LIST)))
        .hasEntrySatisfying(
            "files.directories",
            sentence ->
                assertThat(sentence)
                    .contains("Cannot list " + at("none"), "bob@127.0.0.1", "no such"))
        .hasSize(1);
  }

  @Test
  void saysWhereItMayNotDelete() throws Exception {
    Files.createDirectory(home.resolve("forbidden"));
    assertThat(problems(new Need("files.archive.directory", at("forbidden"), Right.WRITE)))
        .hasEntrySatisfying(
            "files.archive.directory",
            sentence -> assertThat(sentence).contains("Cannot delete", "right to do that"))
        .hasSize(1);
  }
}
