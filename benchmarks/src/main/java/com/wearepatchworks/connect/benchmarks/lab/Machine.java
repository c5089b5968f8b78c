/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.lab;

import com.wearepatchworks.connect.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;

/** Where and with what a run was made. */
public final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Date, versions of both sides, and the machine. */
  public static Table describe(Archive archive) {
    return new Table("", "")
        .row("date", Instant.now().truncatedTo(ChronoUnit.SECONDS))
        .row("archive", archive.zip().getFileName())
        .row("Kafka", AppInfoParser.getVersion())
        .row("JDK", System.getProperty("java.vendor") + " " + Runtime.version())
        .row("processor", processor())
        .row("processors", Runtime.getRuntime().availableProcessors())
        .row("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  private static String processor() {
    List<String> lines;
    try {
      lines = Files.exists(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of();
    } catch (IOException e) {
      lines = List.of();
    }
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
