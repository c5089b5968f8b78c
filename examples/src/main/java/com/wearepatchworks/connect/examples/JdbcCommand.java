/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.wearepatchworks.connect.examples.JdbcRun.Plan;
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

/** {@code examples/run jdbc}. */
@Command(
    name = "jdbc",
    header = "Orders from a table through Kafka into a table, with patchworks-jdbc.",
    description = {
      "Starts PostgreSQL, Kafka and a Connect worker on this machine, creates the tables of"
          + " examples/jdbc/tables.sql and the connectors of source.json and sink.json, plays"
          + " Patchworks flows that insert orders in overlapping transactions, some long, some"
          + " rolled back, takes the orders out of the other table, and counts."
    },
    footer = {
      "",
      "Exit status: 0 nothing was lost, 1 something was, 2 wrong arguments, 130 Ctrl-C."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class JdbcCommand implements Callable<Integer> {
  private static final String WAY =
      "flows -> orders_out -> JDBC source -> topic order-rows -> JDBC sink -> orders_in -> flow";

  private final Showing showing;

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup private @Nullable Orders orders;

  @Mixin private RunOptions options = new RunOptions();

  /** Which orders: one or the other. */
  private static final class Orders {
    @Option(
        names = "--records",
        paramLabel = "N",
        description = "How many orders to make up (1 to 1000000). Default: 5000.")
    private @Nullable Integer records;

    @Option(
        names = "--input",
        paramLabel = "FILE",
        description =
            "Insert your own orders: NDJSON in UTF-8, one JSON object a line, each with a field id"
                + " that no other has.")
    private @Nullable Path input;
  }

  JdbcCommand(Showing showing) {
    this.showing = showing;
  }

  @Override
  public Integer call() throws InterruptedException {
    Plan plan = plan();
    Object unused = showing.home().archive(JdbcRun.MODULE);
    return showing.show(WAY, options, plan.names(), place -> new JdbcRun(plan, place));
  }

  private Plan plan() {
    Names names = options.names("order-rows");
    if (orders != null && orders.input != null) {
      List<Item> own = OrderFile.read(orders.input);
      return new Plan(names, own.size(), own.iterator(), options.bootstrapServers());
    }
    Integer wanted = orders == null ? null : orders.records;
    int count = RunOptions.records(wanted, Objects.requireNonNull(spec));
    OrderGenerator generated = new OrderGenerator(options.run(), count);
    return new Plan(names, count, generated, options.bootstrapServers());
  }
}
