/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import com.wearepatchworks.connect.benchmarks.jdbctask.Structs.Order;
import com.wearepatchworks.connect.benchmarks.process.Commands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * Writes rows with the tasks of a sink connector that is on the class path. A command is the name
 * of a {@link Request}'s file; the answer is nanoseconds by the clock and of processors, from the
 * first {@code put} until all offsets may be committed. The tasks have started before.
 */
public final class SinkTaskMain {
  private static final String TOPIC = "rows";

  private SinkTaskMain() {}

  /** No arguments. */
  public static void main(String[] args) throws IOException {
    Commands.serve(file -> Request.answer(() -> run(Request.read(file))));
  }

  private static String run(Request request) throws Exception {
    List<TaskWriter> writers = writers(request);
    System.gc(); // what was made for this run is old before it begins
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (TaskWriter writer : writers) {
        work.add(
            () -> {
              writer.run();
              return null;
            });
      }
      return Cpu.timed(
          () -> {
            Threads.run(work);
            return null;
          });
    } finally {
      writers.forEach(TaskWriter::stop);
    }
  }

  private static List<TaskWriter> writers(Request request) throws ReflectiveOperationException {
    int tasks = request.number("tasks");
    Map<String, String> options = request.options();
    SinkConnector connector =
        Class.forName(options.get("connector.class"))
            .asSubclass(SinkConnector.class)
            .getDeclaredConstructor()
            .newInstance();
    connector.start(options);
    List<Map<String, String>> configs = connector.taskConfigs(tasks);
    List<Long> ids = Structs.ids(request.number("rows"), Order.valueOf(request.text("order")));
    List<TaskWriter> writers = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      List<SinkRecord> records = Structs.partition(ids, TOPIC, i, tasks);
      SinkTask task = (SinkTask) connector.taskClass().getDeclaredConstructor().newInstance();
      writers.add(new TaskWriter(task, configs.get(i), records, request.number("per.put")));
    }
    return writers;
  }
}
