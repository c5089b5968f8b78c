/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs the {@code main} of another class in a process that ends with its parent.
 *
 * <p>Arguments: the name of the class, then its arguments. The parent keeps the pipe to this
 * process's standard input open; when the parent dies, even by {@code kill -9}, the pipe ends and
 * so does this process, at once.
 */
public final class GuardedMain {
  private GuardedMain() {}

  /**
   * Starts the guard and calls the given class.
   *
   * @param args name of a class with a {@code main}, then what it is to be called with
   * @throws Throwable what that {@code main} throws
   */
  public static void main(String[] args) throws Throwable {
    Thread guard = new Thread(GuardedMain::haltAtEndOfInput, "parent-guard");
    guard.setDaemon(true);
    guard.start();
    Object rest = Arrays.copyOfRange(args, 1, args.length);
    try {
      Class.forName(args[0]).getMethod("main", String[].class).invoke(null, rest);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // whatever the parent writes: it lives
      }
    } catch (IOException gone) {
      // as good as the end
    }
    Runtime.getRuntime().halt(1);
  }
}
