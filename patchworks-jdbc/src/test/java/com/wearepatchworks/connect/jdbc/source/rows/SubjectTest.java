/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.jdbc.dialect.TableId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectTest {
  /** Of the same class as Connect's own, since the offset is found by the bytes of its JSON. */
  @Test
  void partitionHasTheOrderOfConnectsOwnMaps() {
    Subject part =
        Subject.of(new TableId(null, "public", "orders"))
            .parts(3)
            .skip(1)
            .findFirst()
            .orElseThrow();

    assertThat(part.partition())
        .isEqualTo(Map.of("table", "public.orders", "part", "2/3"))
        .isExactlyInstanceOf(HashMap.class);
  }
}
