/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes keys and certificates with {@code ssh-keygen}. */
final class Keys {
  private Keys() {}

  /** A private key in {@code file}, its public one in {@code file.pub}. */
  static Path generate(Path file, String type, String password, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("ssh-keygen", "-q", "-t", type, "-N", password, "-C", "test", "-f"));
    command.add(file.toString());
    command.addAll(List.of(more));
    run(command.toArray(String[]::new));
    return file;
  }

  static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output);
    }
  }

  /** {@code SHA256:...} of a public key's file. */
  static String fingerprint(Path publicKey) throws IOException {
    String line = Files.readString(publicKey);
    int from = line.indexOf(' ') + 1;
    return Fingerprint.of(
        Base64.getDecoder().decode(line.substring(from, line.indexOf(' ', from))));
  }
}
