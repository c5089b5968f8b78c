/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import com.wearepatchworks.connect.benchmarks.lab.Lab;
import com.wearepatchworks.connect.benchmarks.ready.ReadyPlugin;
import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import com.wearepatchworks.connect.benchmarks.sftp.SourceContender.Clock;
import com.wearepatchworks.connect.benchmarks.sftpclient.Library;
import com.wearepatchworks.connect.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fetches files with the connector and with other clients, one after the other. */
public final class SftpBenchmark {
  /** What can be measured by itself. */
  public enum Part {
    /** One large file at a time. */
    LARGE,
    /** Many small files. */
    SMALL,
    /** Parsing, next to records that are ready. */
    PARSE,
    /** A huge file with little memory. */
    HEAP
  }

  private static final List<Integer> ROUND_TRIPS = List.of(0, 10, 50);

  private final SftpLab lab;
  private final Sizes sizes;

  private SftpBenchmark(SftpLab lab, Sizes sizes) {
    this.lab = lab;
    this.sizes = sizes;
  }

  /** Measures and writes sections and aims into the report. */
  public static void run(Lab lab, Sizes sizes, Set<Part> parts, Report report) {
    try (SftpLab sftp = SftpLab.open(lab)) {
      new SftpBenchmark(sftp, sizes).measure(parts, report);
    }
  }

  private void measure(Set<Part> parts, Report report) {
    if (parts.contains(Part.LARGE) || parts.contains(Part.SMALL)) {
      try (Sandbox worker = worker("sftp")) {
        if (parts.contains(Part.LARGE)) {
          new LargeReport(large(worker), sizes).writeTo(report);
        }
        if (parts.contains(Part.SMALL)) {
          new SmallReport(small(worker), sizes).writeTo(report);
        }
      }
    }
    if (parts.contains(Part.PARSE)) {
      new Parsing(lab, sizes).run(report);
    }
    if (parts.contains(Part.HEAP)) {
      new HugeFile(lab, sizes).run(report);
    }
  }

  private Sandbox worker(String group) {
    return lab.lab()
        .worker(
            group,
            List.of(Lab.HEAP),
            environment(lab),
            List.of(ReadyPlugin.in(lab.lab().directory().resolve("plugins-" + group))));
  }

  static Map<String, String> environment(SftpLab lab) {
    return Map.of("BENCHMARK_KEY", lab.access().privateKey());
  }

  private Fetches large(Sandbox worker) {
    Fetches fetches = new Fetches();
    lab.lab().say("writing files of %d and %d MiB".formatted(sizes.largeMiB(), sizes.hugeMiB()));
    RemoteFiles.Made large = lab.files().one("large", sizes.largeMiB());
    RemoteFiles.Made huge = lab.files().one("huge", sizes.hugeMiB());
    List<Contender> contenders = new ArrayList<>();
    for (Making making : List.of(Making.CHUNKS, Making.LINES, Making.ROWS)) {
      contenders.add(new SourceContender(lab, worker, making, Clock.FROM_APPEARANCE, lab.port()));
    }
    List<OtherClient> others =
        start(
            Library.OURS, Library.JSCH, Library.SSHJ, Library.MINA, Library.CAMEL, Library.OPENSSH);
    contenders.addAll(others);
    for (Contender contender : contenders) {
      var unused = fetch(0, contender, large); // for the JIT compiler
    }
    for (int roundTrip : ROUND_TRIPS) {
      rounds(fetches, roundTrip, contenders, large);
    }
    for (Contender contender : contenders) {
      fetches.add(-1, contender.name(), fetch(0, contender, huge));
    }
    others.forEach(OtherClient::close);
    return fetches;
  }

  private Fetches small(Sandbox worker) {
    Fetches fetches = new Fetches();
    lab.lab().say("writing %,d small files".formatted(sizes.small()));
    RemoteFiles.Made all = lab.files().many("small", sizes.small(), Sizes.SMALL_BYTES);
    SourceContender connector =
        new SourceContender(lab, worker, Making.ROWS, Clock.FROM_APPEARANCE, lab.port());
    List<OtherClient> others =
        start(Library.JSCH, Library.SSHJ, Library.MINA, Library.JSCH_PER_OPERATION);
    var unused = fetch(0, connector, all);
    for (int roundTrip : ROUND_TRIPS) {
      fetches.add(roundTrip, connector.name(), fetch(roundTrip, connector, all));
      for (OtherClient other : others) {
        boolean perOperation = other.library() == Library.JSCH_PER_OPERATION;
        int some = perOperation ? sizes.perOperation() : sizes.smallOthers();
        fetches.add(roundTrip, other.name(), fetch(roundTrip, other, all.first(some)));
      }
    }
    others.forEach(OtherClient::close);
    return fetches;
  }

  private List<OtherClient> start(Library... libraries) {
    List<OtherClient> clients = new ArrayList<>();
    for (Library library : libraries) {
      clients.add(OtherClient.start(lab.lab(), library, lab.target()));
    }
    return clients;
  }

  /** They take turns: ABC, BCA, CAB. */
  private void rounds(
      Fetches fetches, int roundTrip, List<Contender> contenders, RemoteFiles.Made files) {
    List<Contender> order = new ArrayList<>(contenders);
    for (int round = 0; round < lab.lab().plan().rounds(); round++) {
      for (Contender contender : order) {
        fetches.add(roundTrip, contender.name(), fetch(roundTrip, contender, files));
      }
      Collections.rotate(order, -1);
    }
  }

  private Fetch fetch(int roundTrip, Contender contender, RemoteFiles.Made files) {
    lab.roundTrip(roundTrip);
    try {
      Fetch fetch = contender.fetch(files);
      lab.lab()
          .say(
              "%2d ms, %-26s %,6d files, %7s MB/s, %6s files/s, %8s rows/s"
                  .formatted(
                      roundTrip,
                      contender.name(),
                      fetch.files(),
                      Table.number(fetch.megabytesPerSecond()),
                      Table.number(fetch.filesPerSecond()),
                      Table.number(fetch.rowsPerSecond())));
      return fetch;
    } finally {
      lab.roundTrip(0);
    }
  }
}
