/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.examples.SftpRun.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code examples/run sftp}. */
@Command(
    name = "sftp",
    header = "Daily sales as files from a flow through Kafka to files again, with patchworks-sftp.",
    description = {
      "Starts an SFTP server, Kafka and a Connect worker on this machine, creates the connectors of"
          + " examples/sftp/source.json and sink.json, plays a Patchworks flow that drops CSV files"
          + " of sales, picks up the NDJSON files that the sink writes, and counts rows."
    },
    footer = {
      "",
      "Exit status: 0 nothing was lost, 1 something was, 2 wrong arguments, 130 Ctrl-C."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class SftpCommand implements Callable<Integer> {
  private static final String WAY =
      "flow -> CSV files -> SFTP source -> topic sales -> SFTP sink -> NDJSON -> flow";

  private final Showing showing;

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup private @Nullable Sales sales;

  @Mixin private RunOptions options = new RunOptions();

  /** Which rows: one or the other. */
  private static final class Sales {
    @Option(
        names = "--records",
        paramLabel = "N",
        description = "How many rows to make up (1 to 1000000). Default: 5000.")
    private @Nullable Integer records;

    @Option(
        names = "--input",
        paramLabel = "FILE",
        description =
            "Drop your own file: CSV in UTF-8 with commas, the first line naming the columns, one"
                + " of them id, which no other row has.")
    private @Nullable Path input;
  }

  SftpCommand(Showing showing) {
    this.showing = showing;
  }

  @Override
  public Integer call() throws InterruptedException {
    Plan plan = plan();
    Object unused = showing.home().archive(SftpRun.MODULE);
    return showing.show(WAY, options, plan.names(), place -> new SftpRun(plan, place));
  }

  private Plan plan() {
    Names names = options.names("sales");
    if (sales != null && sales.input != null) {
      SalesFile own = OwnSales.read(sales.input);
      return new Plan(
          names, own.rows().size(), List.of(own).iterator(), options.bootstrapServers());
    }
    Integer wanted = sales == null ? null : sales.records;
    int count = RunOptions.records(wanted, Objects.requireNonNull(spec));
    return new Plan(
        names, count, new SalesGenerator(options.run(), count), options.bootstrapServers());
  }
}
