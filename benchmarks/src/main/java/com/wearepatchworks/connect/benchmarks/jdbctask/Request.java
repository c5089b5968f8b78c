/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbctask;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * What a JVM of this package is told: a file of properties. Those that begin with {@code run.} are
 * for it, the others are a connector's.
 */
public record Request(Map<String, String> settings) {
  /** How settings begin that are not the connector's. */
  public static final String RUN = "run.";

  /** Reads the file. */
  static Request read(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    Map<String, String> settings = new TreeMap<>();
    properties.forEach((name, value) -> settings.put((String) name, (String) value));
    return new Request(settings);
  }

  /** One that must be there. */
  String text(String name) {
    String value = settings.get(RUN + name);
    if (value == null) {
      throw new IllegalArgumentException("the request lacks " + RUN + name);
    }
    return value;
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  /** The connector's. */
  Map<String, String> options() {
    Map<String, String> options = new TreeMap<>(settings);
    options.keySet().removeIf(name -> name.startsWith(RUN));
    return options;
  }

  /** What the work answers, or that it failed and how; the trace goes to the log. */
  static String answer(Callable<String> work) {
    try {
      return work.call();
    } catch (Exception e) {
      e.printStackTrace();
      return "failed: " + rootOf(e).toString().lines().findFirst().orElse("");
    }
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
