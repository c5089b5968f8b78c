/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import com.wearepatchworks.connect.benchmarks.process.ChildJvm;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * A JVM of the package {@code jdbctask}.
 *
 * @param directory for the files of requests
 */
record TaskJvm(String name, ChildJvm process, Path directory) {
  private static final double NANOS = 1e9;

  /**
   * Asks for something.
   *
   * @throws BenchmarkException when it failed
   */
  String ask(Map<String, String> settings) {
    String answer = process.ask(write(settings).toString());
    if (answer.startsWith("failed:")) {
      throw new BenchmarkException("%s %s; its log is %s".formatted(name, answer, process.log()));
    }
    return answer;
  }

  /** Asks for what is timed; the server's time is what it takes from question to answer. */
  Timing timed(Map<String, String> settings, long rows, ServerCpu server) {
    double before = server.settledSeconds();
    String[] nanos = ask(settings).split(" ", -1);
    return new Timing(
        rows,
        Long.parseLong(nanos[0]) / NANOS,
        Long.parseLong(nanos[1]) / NANOS,
        server.settledSeconds() - before);
  }

  private Path write(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    try {
      Path file = Files.createTempFile(directory, "request-", ".properties");
      try (Writer out = Files.newBufferedWriter(file)) {
        properties.store(out, name);
      }
      return file;
    } catch (IOException e) {
      throw new BenchmarkException("cannot write a request", e);
    }
  }
}
