/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private final Path home;

  MainTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void listsTheExamples() {
    assertThat(run("--list")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("http     Orders")
        .contains("sftp     Daily sales")
        .contains("jdbc     Orders from a table");
  }

  @Test
  void suggestsWhatWasMeant() {
    assertThat(run("htp")).isEqualTo(2);
    assertThat(err.toString()).contains("htp").contains("http").contains("examples/run --help");
  }

  @Test
  void showsWhatThereIsWhenNothingIsAskedFor() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: examples/run");
  }

  @Test
  void refusesNumbersOfOrdersThatMakeNoSense() throws IOException {
    config(freePort());

    assertThat(run("http", "--records", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--records 0: choose 1 to 1000000");
    assertThat(run("http", "--records", "many")).isEqualTo(2);
    assertThat(err.toString()).contains("'many'").contains("examples/run http --help");
  }

  @Test
  void refusesAnInputTogetherWithANumber() {
    assertThat(run("http", "--records", "5", "--input", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("--records").contains("--input");
  }

  @Test
  void namesAnInputThatIsNotThere() throws IOException {
    config(freePort());

    assertThat(run("http", "--input", home.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString().replaceAll("\\s+", " ")).contains("there is no file");
  }

  @Test
  void saysWhatIsWrongWithOwnSales() throws IOException {
    Path file = home.resolve("own.csv");
    Files.writeString(file, "shop,total\nuk,1\n");
    assertThat(run("sftp", "--input", file.toString())).isEqualTo(1);
    assertThat(err.toString().replaceAll("\\s+", " ")).contains("one must be id");
    Files.writeString(file, "id,total\n7,1\n7,2\n");
    assertThat(run("sftp", "--input", file.toString())).isEqualTo(1);
    assertThat(err.toString().replaceAll("\\s+", " ")).contains("line 3").contains("of line 2");
  }

  @Test
  void saysThatThePortIsTakenBeforeItStartsAnything() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      config(taken.getLocalPort());

      assertThat(run("http")).isEqualTo(1);
      assertThat(err.toString()).contains("port " + taken.getLocalPort());
      assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
  }

  @Test
  void saysThatTheArchiveIsMissing() throws IOException {
    config(freePort());

    assertThat(run("http")).isEqualTo(1);
    assertThat(err.toString().replaceAll("\\s+", " "))
        .contains("patchworks-http-<version>.zip")
        .contains("./mvnw");
  }

  private int run(String... args) {
    Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false, true);
    Interruption interruption = Interruption.install(screen);
    CommandLine commandLine = Main.commandLine(screen, new Home(home), interruption);
    commandLine.setErr(new PrintWriter(err));
    try {
      return commandLine.execute(args);
    } finally {
      interruption.finished();
    }
  }

  private void config(int port) throws IOException {
    Path file = home.resolve(HttpRun.SOURCE);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "{\"listen.port\": \"%d\"}".formatted(port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
