/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;

/** The port that the source's config names. */
final class ListenPort {
  private ListenPort() {}

  /**
   * Reads it, and makes sure that it is free, so that nobody waits for Kafka only to hear that it
   * is not.
   */
  static int requireFree(Home home) {
    int port = read(home.config(HttpRun.SOURCE));
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new Failure(
          "port %d, on which %s listens, cannot be had (%s). Stop the program that holds it, or change listen.port in that file for this run."
              .formatted(port, HttpRun.SOURCE, e.getMessage()));
    }
  }

  private static int read(String config) {
    try {
      int port = new ObjectMapper().readTree(config).path("listen.port").asInt();
      if (port < 1 || port > 65_535) {
        throw new Failure(
            "%s: this program needs a listen.port between 1 and 65535".formatted(HttpRun.SOURCE));
      }
      return port;
    } catch (JsonProcessingException e) {
      throw new Failure("%s is not JSON: %s".formatted(HttpRun.SOURCE, e.getOriginalMessage()));
    }
  }
}
