/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.sandbox.ConnectRest;
import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.WorkerClasspath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The archive of a module: what it holds, and what a worker makes of it. */
record Archive(String module) {
  void assertShipsExactlyWhatIsListed() throws IOException {
    List<String> listed = Files.readAllLines(Repository.archiveContents(module));
    try (ZipFile zip = new ZipFile(Repository.archive(module).toFile())) {
      List<String> shipped =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .map(name -> name.replace(Repository.VERSION, "${version}"))
              .sorted()
              .toList();
      assertThat(shipped)
          .as("what the archive ships; correct src/archive/contents.txt if the change is meant")
          .containsExactlyElementsOf(listed);
    }
  }

  void assertShipsNothingThatTheWorkerBrings() throws IOException {
    assertThat(Files.readAllLines(Repository.archiveContents(module)))
        .noneMatch(name -> name.matches(".*/lib/(kafka|connect-|slf4j|log4j|logback).*"));
  }

  /** Class and version of all connectors that a worker lists with only this archive. */
  List<String> connectorsOf(WorkerClasspath worker) {
    try (Sandbox sandbox =
        Sandbox.builder()
            .archives(List.of(Repository.archive(module)))
            .workerProcesses(options -> options.withClasspath(worker))
            .start()) {
      return sandbox.rest().connectorPlugins().stream()
          .filter(plugin -> plugin.type().equals("source") || plugin.type().equals("sink"))
          .map(Archive::nameAndVersion)
          .sorted()
          .toList();
    }
  }

  private static String nameAndVersion(ConnectRest.Plugin plugin) {
    return plugin.className() + " " + plugin.version();
  }
}
