/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.sandbox.WorkerClasspath;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the SFTP archive holds, and what a worker makes of it. */
final class SftpArchiveIT {
  private static final List<String> CONNECTORS =
      List.of(
          "com.wearepatchworks.connect.sftp.SftpSinkConnector " + Repository.VERSION,
          "com.wearepatchworks.connect.sftp.SftpSourceConnector " + Repository.VERSION);

  private final Archive archive = new Archive("patchworks-sftp");

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
