/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JvmProcessTest {
  private final JvmOptions options;

  JvmProcessTest(@TempDir Path directory) throws URISyntaxException {
    options =
        new JvmOptions(
            ofThisTest(),
            List.of("-Xmx32m"),
            Map.of("GREETING", "hello"),
            directory.resolve("log"));
  }

  @Test
  void tellsTheEndOfTheLogWhenTheProcessEndsBeforeItIsReady() {
    JvmProcess process = start(Failing.class);

    assertThatThrownBy(() -> process.awaitReady(() -> false))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("the thing ended with exit status 1")
        .hasMessageContaining("no such luck");
  }

  @Test
  void endsWithItsParent() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ofThisTest().asVariable(),
                GuardedMain.class.getName(),
                Waiting.class.getName())
            .start();
    assertThat(process.inputReader().readLine()).startsWith("waiting");

    // what the operating system does when this JVM dies
    process.getOutputStream().close();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopsAProcessInOrderAndLetsItsShutdownHooksRun() {
    JvmProcess process = started();

    process.stop();

    assertThat(log()).containsSubsequence("asked", "stopped");
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void killsAProcessWithoutAWord() {
    JvmProcess process = started();

    process.kill();

    assertThat(log()).doesNotContain("stopped");
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void addsVariablesToTheEnvironment() {
    JvmProcess process = started();

    assertThat(log()).contains("waiting, hello");
    process.kill();
  }

  private JvmProcess started() {
    JvmProcess process = start(Waiting.class);
    process.awaitReady(() -> log().contains("waiting"));
    return process;
  }

  private JvmProcess start(Class<?> main) {
    return JvmProcess.start("the thing", options, List.of(main.getName()));
  }

  private String log() {
    try {
      return Files.readString(options.logFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WorkerClasspath ofThisTest() throws URISyntaxException {
    return new WorkerClasspath(List.of(home(GuardedMain.class), home(JvmProcessTest.class)));
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** A program that fails. */
  public static final class Failing {
    private Failing() {}

    /** Fails. */
    public static void main(String[] args) {
      System.out.println("no such luck");
      System.exit(1);
    }
  }

  /** A program that waits for its end. */
  public static final class Waiting {
    private Waiting() {}

    /** Waits. */
    public static void main(String[] args) throws InterruptedException {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
      GuardedMain.beforeExit(() -> System.out.println("asked"));
      System.out.println("waiting, " + System.getenv("GREETING"));
      new CountDownLatch(1).await();
    }
  }
}
