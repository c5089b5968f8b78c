/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.report.Report;
import com.wearepatchworks.connect.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sink's task, without Kafka, next to Debezium's and to the driver alone. */
final class SinkTasks {
  private final JdbcLab lab;
  private final JdbcSizes sizes;
  private final Rows rows;

  SinkTasks(JdbcLab lab, JdbcSizes sizes, Rows rows) {
    this.lab = lab;
    this.sizes = sizes;
    this.rows = rows;
  }

  void run(Report report) {
    List<Contender> contenders = contenders();
    Map<Job, Timings> found = new LinkedHashMap<>();
    for (Job.Mode mode : Job.Mode.values()) {
      for (int writers : List.of(1, 2)) {
        Job job = new Job(mode, writers, sizes.rows());
        List<Contender> able = contenders.stream().filter(one -> one.takes(job)).toList();
        if (writers == 1) {
          able.forEach(contender -> write(contender, job.withRows(sizes.warmUpRows())));
        }
        found.put(job, rounds(job, able));
      }
    }
    new SinkTaskReport(found, sizes).writeTo(report);
  }

  private List<Contender> contenders() {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(TaskContender.start(lab));
    TaskJvm bare = BareContender.start(lab);
    for (BareContender.Way way : BareContender.Way.values()) {
      contenders.add(new BareContender(lab, bare, way));
    }
    if (PsqlContender.isInstalled()) {
      contenders.add(new PsqlContender(lab));
    }
    if (lab.classpath().hasDebezium()) {
      TaskJvm debezium = DebeziumContender.start(lab);
      for (DebeziumContender.Tuning tuning : DebeziumContender.Tuning.values()) {
        contenders.add(new DebeziumContender(lab, debezium, tuning));
      }
    }
    return contenders;
  }

  /** They take turns: ABC, BCA, CAB. */
  private Timings rounds(Job job, List<Contender> contenders) {
    Timings timings = new Timings();
    List<Contender> order = new ArrayList<>(contenders);
    for (int round = 0; round < lab.setup().plan().rounds(); round++) {
      for (Contender contender : order) {
        Timing timing = write(contender, job.withRows(contender.rows(sizes)));
        timings.add(contender.name(), timing);
      }
      Collections.rotate(order, -1);
    }
    return timings;
  }

  private Timing write(Contender contender, Job job) {
    rows.prepare(job);
    Timing timing = contender.write(job);
    rows.verify(job, contender.name());
    lab.say(
        "%-15s %-36s %8s rows/s, client %s µs, server %s µs"
            .formatted(
                job.title(),
                contender.name(),
                Table.number(timing.rowsPerSecond()),
                Table.number(timing.clientMicros()),
                Table.number(timing.serverMicros())));
    return timing;
  }
}
