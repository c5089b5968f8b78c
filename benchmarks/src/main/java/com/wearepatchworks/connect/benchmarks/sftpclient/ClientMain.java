/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftpclient;

import com.wearepatchworks.connect.benchmarks.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fetches files when it is told to. {@code read} and paths in a file, one a line: logs in, fetches
 * them one after the other, and answers bytes and nanoseconds without the login.
 */
public final class ClientMain {
  private ClientMain() {}

  /** Arguments: library, port, user, key file, known_hosts. */
  public static void main(String[] args) throws IOException {
    Library library = Library.valueOf(args[0]);
    Target target = new Target(Integer.parseInt(args[1]), args[2], args[3], args[4]);
    Commands.serve(command -> answer(library, target, command));
  }

  private static String answer(Library library, Target target, String command) {
    try {
      List<String> paths = Files.readAllLines(Path.of(command));
      try (Client client = library.open(target)) {
        long start = System.nanoTime();
        long bytes = 0;
        for (String path : paths) {
          bytes += client.read(path);
        }
        return bytes + " " + (System.nanoTime() - start);
      }
    } catch (Exception e) {
      e.printStackTrace();
      return "failed: " + e.toString().lines().findFirst().orElse("");
    }
  }
}
