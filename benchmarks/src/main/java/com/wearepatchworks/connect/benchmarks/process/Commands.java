/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * The child's side of a {@link ChildJvm}: one line of standard input is a command, one line of
 * standard output its answer. A child whose input ends has lost its parent and ends too.
 */
public final class Commands {
  private Commands() {}

  /** Says that the process is ready, then answers commands until the parent is gone. */
  public static void serve(UnaryOperator<String> answers) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    say(ChildJvm.READY);
    String command = commands.readLine();
    while (command != null) {
      say(answers.apply(command));
      command = commands.readLine();
    }
    Runtime.getRuntime().halt(0);
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
