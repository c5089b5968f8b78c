/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.report;

import com.wearepatchworks.connect.benchmarks.process.BenchmarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that a Kafka client really has, as it logs them when it starts: a heading such as
 * {@code ProducerConfig values:}, then one indented {@code name = value} a line.
 */
public final class LoggedConfig {
  private LoggedConfig() {}

  /**
   * Settings of the client that was started last.
   *
   * @param kind such as {@code ProducerConfig}
   * @param clientId its {@code client.id}
   * @throws BenchmarkException when the log does not hold them
   */
  public static Map<String, String> find(Path log, String kind, String clientId) {
    List<String> lines;
    try {
      lines = Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
    Map<String, String> found = Map.of();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(kind + " values:")) {
        Map<String, String> block = block(lines.subList(i + 1, lines.size()));
        found = clientId.equals(block.get("client.id")) ? block : found;
      }
    }
    if (found.isEmpty()) {
      throw new BenchmarkException(
          "%s holds no %s of client.id %s: is it logged at INFO?".formatted(log, kind, clientId));
    }
    return found;
  }

  private static Map<String, String> block(List<String> lines) {
    Map<String, String> block = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf(" = ");
      if (equals < 0 || !Character.isWhitespace(line.charAt(0))) {
        return block;
      }
      block.put(line.substring(0, equals).strip(), line.substring(equals + 3).strip());
    }
    return block;
  }
}
