/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that every example has. */
final class RunOptions {
  private static final int MAX_RECORDS = 1_000_000;
  private static final int DEFAULT_RECORDS = 5_000;

  /** Tells this run's names apart from those of any other. */
  private final String run = Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX);

  @Option(
      names = "--keep",
      description = "Leave it all running afterwards, with things to try, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description =
          "Use this Kafka (plain text, no login) instead of starting one. The example's topics are"
              + " made there if missing, and stay.")
  private @Nullable String bootstrapServers;

  boolean keep() {
    return keep;
  }

  /** Of an existing cluster; null for a Kafka of our own. */
  @Nullable String bootstrapServers() {
    return bootstrapServers;
  }

  /** In a cluster of the user's each name carries the run's id. */
  Names names(String topic) {
    return new Names(topic, bootstrapServers == null ? "" : "-" + run);
  }

  String run() {
    return run;
  }

  /** How many things to make up. */
  static int records(@Nullable Integer wanted, CommandSpec spec) {
    if (wanted == null) {
      return DEFAULT_RECORDS;
    }
    if (wanted < 1 || wanted > MAX_RECORDS) {
      throw new ParameterException(
          spec.commandLine(), "--records %d: choose 1 to %d".formatted(wanted, MAX_RECORDS));
    }
    return wanted;
  }
}
