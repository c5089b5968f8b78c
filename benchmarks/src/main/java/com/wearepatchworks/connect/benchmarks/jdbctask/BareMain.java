/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import com.wearepatchworks.connect.benchmarks.jdbctask.Structs.Order;
import com.wearepatchworks.connect.benchmarks.process.Commands;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes and reads rows with PostgreSQL's driver and nothing else. Commands and answers are as
 * those of {@link SinkTaskMain}; connections are open before the clock starts where rows are
 * written, and are opened within it where rows are read. Writing is asked for twice: what is to be
 * written is made ready first, by the server too; {@code go} then writes it.
 */
public final class BareMain {
  /** Prepared, and not yet begun. */
  private static final List<BareWrite> WRITES = new ArrayList<>();

  private BareMain() {}

  /** No arguments. */
  public static void main(String[] args) throws IOException {
    Commands.serve(file -> Request.answer(() -> run(Request.read(file))));
  }

  private static String run(Request request) throws Exception {
    String way = request.text("way");
    if (way.startsWith("read")) {
      BareRead read = BareRead.of(request);
      return Cpu.timed(read);
    }
    if (way.equals("go")) {
      return go();
    }
    prepare(request);
    return "ready";
  }

  private static void prepare(Request request) throws SQLException {
    int writers = request.number("tasks");
    List<Long> ids = Structs.ids(request.number("rows"), Order.valueOf(request.text("order")));
    for (int i = 0; i < writers; i++) {
      int writer = i;
      List<Long> own = ids.stream().filter(id -> id % writers == writer).toList();
      boolean copies = request.text("way").startsWith("copy");
      WRITES.add(copies ? BareCopy.open(request, own) : BareBatches.open(request, own));
    }
  }

  private static String go() throws Exception {
    System.gc();
    try {
      return Cpu.timed(
          () -> {
            Threads.run(List.copyOf(WRITES));
            return null;
          });
    } finally {
      for (BareWrite write : WRITES) {
        write.close();
      }
      WRITES.clear();
    }
  }
}
