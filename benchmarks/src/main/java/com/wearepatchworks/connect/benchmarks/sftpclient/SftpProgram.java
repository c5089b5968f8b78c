/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code sftp} as it is installed, with a batch of one {@code get}; what it gets is thrown away.
 */
final class SftpProgram implements Client {
  private final Target target;

  SftpProgram(Target target) {
    this.target = target;
  }

  @Override
  public long read(String path) throws IOException, InterruptedException {
    Path copy = Files.createTempFile("benchmark-", ".copy");
    try {
      Process sftp = new ProcessBuilder(command()).redirectErrorStream(true).start();
      try (var batch = sftp.outputWriter(StandardCharsets.UTF_8)) {
        batch.write("get %s %s%n".formatted(path, copy));
      }
      String said = new String(sftp.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (sftp.waitFor() != 0) {
        throw new IOException("sftp failed: " + said);
      }
      return Files.size(copy);
    } finally {
      Files.delete(copy);
    }
  }

  private List<String> command() {
    return List.of(
        "sftp",
        "-q",
        "-b",
        "-",
        "-P",
        Integer.toString(target.port()),
        "-i",
        target.keyFile(),
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null",
        target.user() + "@" + Target.HOST);
  }

  @Override
  public void close() {}
}
