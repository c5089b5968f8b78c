/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.sandbox.WorkerClasspath;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the JDBC archive holds, and what a worker makes of it. */
final class JdbcArchiveIT {
  private static final List<String> CONNECTORS =
      List.of(
          "com.wearepatchworks.connect.jdbc.JdbcSinkConnector " + Repository.VERSION,
          "com.wearepatchworks.connect.jdbc.JdbcSourceConnector " + Repository.VERSION);

  private final Archive archive = new Archive("patchworks-jdbc");

  @Test
  void shipsExactlyWhatIsListed() throws IOException {
    archive.assertShipsExactlyWhatIsListed();
  }

  @Test
  void shipsNothingThatTheWorkerBrings() throws IOException {
    archive.assertShipsNothingThatTheWorkerBrings();
  }

  @Test
  void aCurrentWorkerListsExactlyItsConnectors() {
    assertThat(archive.connectorsOf(WorkerClasspath.current())).isEqualTo(CONNECTORS);
  }

  @Test
  void theOldestTestedWorkerListsExactlyItsConnectors() {
    assertThat(archive.connectorsOf(WorkerClasspath.oldestTested())).isEqualTo(CONNECTORS);
  }
}
