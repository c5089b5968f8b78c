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
import org.junit.jupiter.api.Test;

/** What the HTTP archive holds, and what a worker makes of it. */
final class HttpArchiveIT {
  private static final List<String> CONNECTORS =
      List.of(
          "com.wearepatchworks.connect.http.HttpSinkConnector " + Repository.VERSION,
          "com.wearepatchworks.connect.http.HttpSourceConnector " + Repository.VERSION);

  @Test
  void shipsExactlyWhatIsListed() throws IOException {
    List<String> listed = Files.readAllLines(Repository.httpArchiveContents());
    try (ZipFile zip = new ZipFile(Repository.httpArchive().toFile())) {
      List<String> shipped =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .map(name -> name.replace(Repository.VERSION, "${version}"))
              .sorted()
              .toList();
      assertThat(shipped)
          .as(
              "what the archive ships; correct %s if the change is meant",
              "src/archive/contents.txt")
          .containsExactlyElementsOf(listed);
    }
  }

  @Test
  void shipsNothingThatTheWorkerBrings() throws IOException {
    assertThat(Files.readAllLines(Repository.httpArchiveContents()))
        .noneMatch(name -> name.matches(".*/lib/(kafka|connect-|slf4j|log4j|logback).*"));
  }

  @Test
  void aCurrentWorkerListsExactlyItsConnectors() {
    assertThat(connectorsOf(WorkerClasspath.current())).isEqualTo(CONNECTORS);
  }

  @Test
  void theOldestTestedWorkerListsExactlyItsConnectors() {
    assertThat(connectorsOf(WorkerClasspath.oldestTested())).isEqualTo(CONNECTORS);
  }

  private static List<String> connectorsOf(WorkerClasspath worker) {
    try (Sandbox sandbox =
        Sandbox.builder()
            .archives(List.of(Repository.httpArchive()))
            .workerProcesses(options -> options.withClasspath(worker))
            .start()) {
      return sandbox.rest().connectorPlugins().stream()
          .filter(plugin -> plugin.type().equals("source") || plugin.type().equals("sink"))
          .map(HttpArchiveIT::nameAndVersion)
          .sorted()
          .toList();
    }
  }

  private static String nameAndVersion(ConnectRest.Plugin plugin) {
    return plugin.className() + " " + plugin.version();
  }
}
