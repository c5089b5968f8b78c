/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;

/**
 * A distributed worker as a program, which its parent can stop without a signal.
 *
 * <p>After a signal Connect's shutdown hook and Jetty's stop the same REST server at the same time.
 * When Jetty's clears the list of its parts before Connect's has come to the thread pool, the pool
 * is never stopped, Connect waits for its end for ever, and no task is stopped (Kafka 4.3.1, Jetty
 * 12.0.34; about one stop in some hundreds).
 */
public final class WorkerMain {
  private WorkerMain() {}

  /**
   * Runs a worker until it is stopped.
   *
   * @param args the worker's {@code .properties} file
   * @throws IOException when that cannot be read
   */
  public static void main(String[] args) throws IOException {
    Connect<?> connect =
        new ConnectDistributed().startConnect(Utils.propsToStringMap(Utils.loadProps(args[0])));
    GuardedMain.beforeExit(connect::stop);
    connect.awaitStop();
  }
}
