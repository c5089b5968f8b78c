/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import com.wearepatchworks.connect.benchmarks.process.Commands;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads rows with a task of a source connector that is on the class path. A command is {@code
 * count}, or the name of a {@link Request}'s file whose {@code run.way} says what to do.
 *
 * <p>{@code read}: nanoseconds by the clock and of processors, from the start of the task, which
 * connects then, to the last row. {@code restart}, {@code backlog}: see {@link FirstPage}. {@code
 * stream}: reads on in the background; {@code count} says how many rows there were.
 */
public final class SourceTaskMain {
  private static final AtomicLong STREAMED = new AtomicLong();

  private SourceTaskMain() {}

  /** No arguments. */
  public static void main(String[] args) throws IOException {
    Commands.serve(
        command ->
            command.equals("count")
                ? Long.toString(STREAMED.get())
                : Request.answer(() -> run(Request.read(command))));
  }

  private static String run(Request request) throws Exception {
    return switch (request.text("way")) {
      case "read" -> read(request);
      case "restart" -> FirstPage.ofRestart(request);
      case "backlog" -> FirstPage.ofBacklog(request);
      case "stream" -> stream(request);
      default -> throw new IllegalArgumentException("way " + request.text("way"));
    };
  }

  private static String read(Request request) throws Exception {
    System.gc();
    int rows = request.number("rows");
    return Cpu.timed(
        () -> {
          try (TaskReader reader = TaskReader.start(request.options(), null)) {
            reader.readTo(rows);
            Sums.check(reader.count(), reader.ids(), rows);
          }
          return null;
        });
  }

  private static String stream(Request request) throws Exception {
    long rows = Long.parseLong(request.text("rows"));
    TaskReader reader = TaskReader.start(request.options(), null);
    Thread thread =
        new Thread(
            () -> {
              try (reader) {
                while (reader.count() < rows) {
                  STREAMED.addAndGet(reader.poll().size());
                }
                Sums.check(reader.count(), reader.ids(), rows);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stream");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(
        (failed, e) -> {
          e.printStackTrace();
          STREAMED.set(-1);
        });
    thread.start();
    return "started";
  }
}
