/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.listener;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;

/** One kept-alive connection in a closed loop: the next request goes out when the reply is in. */
final class LoadConnection implements Callable<LoadConnection.Counted> {
  private static final int OK = 200;
  private static final int REPLY_TIMEOUT_MS = 30_000;

  /**
   * What it saw.
   *
   * @param accepted replies with status 200 from the first request on
   * @param refused replies with another status from the first request on
   * @param latencies of the requests of the measured time, in nanoseconds
   */
  record Counted(long accepted, long refused, Histogram latencies) {}

  private final int port;
  private final byte[][] requests;
  private final Load.Window window;
  private final Histogram latencies = new Histogram(3);
  private long accepted;
  private long refused;

  LoadConnection(int port, byte[][] requests, Load.Window window) {
    this.port = port;
    this.requests = requests;
    this.window = window;
  }

  @Override
  public Counted call() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(REPLY_TIMEOUT_MS);
      loop(socket.getOutputStream(), new ReplyReader(socket.getInputStream()));
    }
    return new Counted(accepted, refused, latencies);
  }

  private void loop(OutputStream out, ReplyReader replies) throws IOException {
    long now = System.nanoTime();
    for (int i = 0; !window.isOver(now); i++) {
      long start = now;
      out.write(requests[i % requests.length]);
      int status = replies.read();
      now = System.nanoTime();
      if (status != OK) {
        refused++;
        continue;
      }
      accepted++;
      if (window.holds(now)) {
        latencies.recordValue(now - start);
      }
    }
  }
}
