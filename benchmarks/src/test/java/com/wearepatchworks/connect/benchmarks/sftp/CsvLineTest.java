/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvLineTest {
  @Test
  void makesAnObjectOfTextsOfALineWithQuotedCommas() {
    assertThat(CsvLine.json(List.of("id", "title"), "7,\"Lamp, 40 W\""))
        .isEqualTo("{\"id\":\"7\",\"title\":\"Lamp, 40 W\"}");
  }
}
