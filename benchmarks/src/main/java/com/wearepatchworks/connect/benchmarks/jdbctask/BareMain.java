/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import com.wearepatchworks.connect.benchmarks.jdbctask.Structs.Order;
import com.wearepatchworks.connect.benchmarks.process.Commands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Writes and reads rows with PostgreSQL's driver and nothing else. Commands and answers are as
 * those of {@link SinkTaskMain}; connections are open before the clock starts where rows are
 * written, and are opened within it where rows are read.
 */
public final class BareMain {
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
    int writers = request.number("tasks");
    List<Long> ids = Structs.ids(request.number("rows"), Order.valueOf(request.text("order")));
    List<Callable<Void>> work = new ArrayList<>();
    List<BareWrite> writes = new ArrayList<>();
    try {
      for (int i = 0; i < writers; i++) {
        int writer = i;
        List<Long> own = ids.stream().filter(id -> id % writers == writer).toList();
        BareWrite write =
            way.startsWith("copy") ? BareCopy.open(request, own) : BareBatches.open(request, own);
        writes.add(write);
        work.add(write);
      }
      System.gc();
      return Cpu.timed(
          () -> {
            Threads.run(work);
            return null;
          });
    } finally {
      for (BareWrite write : writes) {
        write.close();
      }
    }
  }
}
