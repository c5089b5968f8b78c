/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a file is whole, and which one is first. */
final class WholenessTest {
  private final Lookout on = new Lookout();

  @Test
  void waitsUntilSizeAndTimeHaveStayedTheSameByOurOwnClock() throws Exception {
    on.store.now(Long.MAX_VALUE / 2); // a clock that is far ahead neither blocks nor lets through
    on.put("/in/a");
    Discovery discovery = on.discovery("files.settled.ms", "5000", "files.settled.listings", "2");
    assertThat(on.look(discovery)).isEmpty();
    on.nowMs += 4_000;
    assertThat(on.look(discovery)).isEmpty();
    on.store.put("/in/a", "it has grown".getBytes(StandardCharsets.UTF_8));
    on.nowMs += 1_000;
    assertThat(on.look(discovery)).isEmpty();
    on.nowMs += 4_999;
    assertThat(on.look(discovery)).isEmpty();
    on.nowMs += 1;
    assertThat(on.look(discovery)).containsExactly("/in/a");
  }

  @Test
  void wantsAsManyListingsAsAskedHoweverLongTheyAreApart() throws Exception {
    on.put("/in/a");
    Discovery discovery = on.discovery("files.settled.ms", "10", "files.settled.listings", "3");
    for (int listing = 1; listing < 3; listing++) {
      assertThat(on.look(discovery)).isEmpty();
      on.nowMs += 1_000;
    }
    assertThat(on.look(discovery)).containsExactly("/in/a");
  }

  @Test
  void looksAgainSoonerWhileFilesSettle() throws Exception {
    Discovery discovery = on.discovery("files.settled.ms", "700", "poll.interval.ms", "60000");
    assertThat(discovery.look()).isEqualTo(Duration.ofMinutes(1));
    on.put("/in/a");
    assertThat(discovery.look()).isEqualTo(Duration.ofMillis(700));
  }

  @Test
  void aMarkerSaysThatAFileIsWhole() throws Exception {
    on.put("/in/a", "/in/b", "/in/b.done");
    Discovery discovery = on.discovery("files.marker.suffix", ".done", "files.settled.ms", "99999");
    assertThat(on.look(discovery)).containsExactly("/in/b");
    on.put("/in/a.done");
    assertThat(on.look(discovery)).containsExactly("/in/a", "/in/b");
  }

  @Test
  void aClaimedFileIsItsOldSelf() throws Exception {
    on.put("/in/a.csv.busy");
    assertThat(on.look(on.discovery("files.claim.suffix", ".busy", "files.glob", "*.csv")))
        .containsExactly("/in/a.csv");
  }

  @Test
  void ordersByNameTimeOrGroup() throws Exception {
    on.store.now(3_000);
    on.put("/in/day-9-a");
    on.store.now(1_000);
    on.put("/in/day-10-b");
    on.store.now(2_000);
    on.put("/in/day-2-c");
    assertThat(on.look(on.discovery()))
        .containsExactly("/in/day-10-b", "/in/day-2-c", "/in/day-9-a");
    assertThat(on.look(on.discovery("files.order", "modified")))
        .containsExactly("/in/day-10-b", "/in/day-2-c", "/in/day-9-a");
    assertThat(
            on.look(on.discovery("files.order", "group", "files.regex", "day-(?<order>[0-9]+)-.*")))
        .containsExactly("/in/day-2-c", "/in/day-9-a", "/in/day-10-b");
  }
}
