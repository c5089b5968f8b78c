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
 * so does this process, at once. A byte in the pipe asks for an orderly end: what {@link
 * #beforeExit} was given, then the shutdown hooks.
 */
public final class GuardedMain {
  private static volatile Runnable beforeExit = () -> {};

  private GuardedMain() {}

  /** What is to be done when the parent asks for the end, before any shutdown hook runs. */
  static void beforeExit(Runnable action) {
    beforeExit = action;
  }

  /**
   * Starts the guard and calls the given class.
   *
   * @param args name of a class with a {@code main}, then what it is to be called with
   * @throws Throwable what that {@code main} throws
   */
  public static void main(String[] args) throws Throwable {
    Thread guard = new Thread(GuardedMain::followTheParent, "parent-guard");
    guard.setDaemon(true);
    guard.start();
    Object rest = Arrays.copyOfRange(args, 1, args.length);
    try {
      Class.forName(args[0]).getMethod("main", String[].class).invoke(null, rest);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void followTheParent() {
    if (isAskedToEnd()) {
      beforeExit.run();
      System.exit(0);
    }
    Runtime.getRuntime().halt(1);
  }

  private static boolean isAskedToEnd() {
    try {
      return System.in.read() >= 0;
    } catch (IOException gone) {
      return false;
    }
  }
}
