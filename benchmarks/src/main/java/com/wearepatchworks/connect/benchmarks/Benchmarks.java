/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code benchmarks/run}. */
@Command(
    name = "benchmarks/run",
    description = "Measures the connectors against what the same libraries do bare.",
    mixinStandardHelpOptions = true,
    subcommands = {HttpCommand.class, SftpCommand.class, JdbcCommand.class})
public final class Benchmarks implements Callable<Integer> {
  private Benchmarks() {}

  /** Ends with 0 when it ran, 1 when an aim was missed under {@code --strict}, 2 on failure. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Benchmarks())
            .setExecutionExceptionHandler(Benchmarks::tell)
            .execute(args));
  }

  private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    failure.printStackTrace(command.getErr());
    command.getErr().println("The benchmark did not come to its end: " + failure.getMessage());
    return CommandLine.ExitCode.USAGE;
  }

  /** Without a method's name there is nothing to measure. */
  @Override
  public Integer call() {
    CommandLine.usage(this, System.out);
    return CommandLine.ExitCode.USAGE;
  }
}
