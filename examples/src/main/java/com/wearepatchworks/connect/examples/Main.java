/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code examples/run}: plays the examples. */
@Command(
    name = "examples/run",
    header = "Plays an example of Patchworks Connect on this machine, and counts what arrives.",
    footer = {"", "For example: examples/run http"},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main implements Callable<Integer> {
  private static final int USAGE = 2;

  private final Screen screen;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--list", description = "Name the examples.")
  private boolean list;

  private Main(Screen screen) {
    this.screen = screen;
  }

  /** Ends the JVM with the status that {@code examples/run} documents. */
  public static void main(String[] args) {
    Screen screen = Screen.standard();
    Interruption interruption = Interruption.install(screen);
    int status = commandLine(screen, Home.ofThisRun(), interruption).execute(args);
    interruption.finished();
    // Kafka leaves threads that are no daemons; while Ctrl-C is handled this never returns.
    System.exit(status);
  }

  static CommandLine commandLine(Screen screen, Home home, Interruption interruption) {
    CommandLine commandLine = new CommandLine(new Main(screen));
    Showing showing = new Showing(screen, home, interruption);
    commandLine.addSubcommand(new HttpCommand(showing));
    commandLine.addSubcommand(new SftpCommand(showing));
    commandLine.addSubcommand(new JdbcCommand(showing));
    commandLine.setUsageHelpWidth(Screen.WIDTH);
    commandLine.setParameterExceptionHandler((e, args) -> explain(e));
    commandLine.setExecutionExceptionHandler(
        (e, failed, parsed) -> interruption.isRequested() ? 1 : explain(failed, Reasons.of(e)));
    return commandLine;
  }

  @Override
  public Integer call() {
    CommandLine all = Objects.requireNonNull(spec).commandLine();
    if (!list) {
      all.usage(all.getErr());
      return USAGE;
    }
    all.getSubcommands()
        .forEach(
            (name, example) ->
                screen.line(
                    "%-8s %s"
                        .formatted(name, example.getCommandSpec().usageMessage().header()[0])));
    return 0;
  }

  private static int explain(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.printf("See %s --help%n", e.getCommandLine().getCommandSpec().qualifiedName(" "));
    err.flush();
    return USAGE;
  }

  private static int explain(CommandLine failed, Failure failure) {
    PrintWriter err = failed.getErr();
    Screen.wrapped(failed.getCommandSpec().qualifiedName(" ") + ": " + failure.getMessage(), "")
        .forEach(err::println);
    List<String> details = failure.details();
    details.forEach(line -> err.println("  | " + line));
    err.flush();
    return 1;
  }
}
