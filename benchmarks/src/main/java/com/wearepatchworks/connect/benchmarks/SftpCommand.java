/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks;

import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.lab.Machine;
import com.wearepatchworks.connect.benchmarks.lab.Progress;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.sftp.SftpBenchmark;
import com.wearepatchworks.connect.benchmarks.sftp.Sizes;
import com.wearepatchworks.connect.benchmarks.sftpclient.SftpLibraries;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the SFTP source. */
@Command(
    name = "sftp",
    description = "The SFTP source next to other clients, near and far, and its heap.",
    mixinStandardHelpOptions = true)
final class SftpCommand implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--part",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES}. Default: all.")
  private Set<SftpBenchmark.Part> parts = EnumSet.allOf(SftpBenchmark.Part.class);

  @Override
  public Integer call() throws IOException {
    PrintWriter console = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Sizes sizes = options.quick() ? Sizes.quick() : Sizes.full();
    Report report = new Report();
    report.section("Where");
    report.table(
        SftpLibraries.describe(Machine.describe(options.archive()), options.archive())
            .row("plan", plan(sizes)));
    try (Lab lab = Lab.open(options.archive(), options.plan(), new Progress(console))) {
      SftpBenchmark.run(lab, sizes, parts, report);
    }
    return options.finish(report, "patchworks-sftp", console);
  }

  private String plan(Sizes sizes) {
    return "%d rounds after one to warm up; contenders with %s; broker, worker, clients and sshd in processes of their own, the proxy in the one that directs them; files of %d and %d MiB"
        .formatted(options.plan().rounds(), Lab.HEAP, sizes.largeMiB(), sizes.hugeMiB());
  }
}
