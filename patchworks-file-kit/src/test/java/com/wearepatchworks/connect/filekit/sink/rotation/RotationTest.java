/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static Rotation rotation(String... options) {
    ConfigDef def = new ConfigDef();
    Rotation.define(def);
    Map<String, String> config = new HashMap<>(Map.of("rotate.interval.ms", "0"));
    for (int i = 0; i < options.length; i += 2) {
      config.put(options[i], options[i + 1]);
    }
    return Rotation.from(new AbstractConfig(def, config, false));
  }

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  @Test
  void countsAndSizesFill() {
    assertThat(rotation("rotate.records", "3").isFull(2, 1)).isFalse();
    assertThat(rotation("rotate.records", "3").isFull(3, 1)).isTrue();
    assertThat(rotation("rotate.bytes", "10").isFull(1, 9)).isFalse();
    assertThat(rotation("rotate.bytes", "10").isFull(1, 10)).isTrue();
    assertThat(rotation("rotate.bytes", "0").isFull(1L << 40, 1L << 40)).isFalse();
  }

  @Test
  void recordTimesSeparateInBothDirections() {
    Rotation hourly = rotation("rotate.record.time.ms", "1000");
    assertThat(hourly.separates(5_000L, 5_999L)).isFalse();
    assertThat(hourly.separates(5_000L, 6_000L)).isTrue();
    assertThat(hourly.separates(5_000L, 4_000L)).isTrue();
    assertThat(hourly.separates(5_000L, null)).isFalse();
    assertThat(rotation().separates(5_000L, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void closesAfterTheIntervalOrAtTheNextMoment() {
    long opened = at("2026-03-29T00:30:00Z");
    assertThat(rotation().closesAt(opened)).isEqualTo(Long.MAX_VALUE);
    assertThat(rotation("rotate.interval.ms", "1000").closesAt(opened)).isEqualTo(opened + 1000);
    assertThat(rotation("rotate.cron", "0 6 * * *").closesAt(opened))
        .isEqualTo(at("2026-03-29T06:00:00Z"));
    assertThat(
            rotation("rotate.cron", "0 6 * * *", "rotate.cron.zone", "Europe/London")
                .closesAt(opened))
        .as("the clocks went forward at one")
        .isEqualTo(at("2026-03-29T05:00:00Z"));
    assertThat(
            rotation("rotate.cron", "*/5 * * * *", "rotate.interval.ms", "1000").closesAt(opened))
        .isEqualTo(opened + 1000);
  }

  @Test
  void idleIsCountedFromTheLastRecord() {
    assertThat(rotation("rotate.idle.ms", "500").idleAt(1_000)).isEqualTo(1_500);
    assertThat(rotation().idleAt(1_000)).isEqualTo(Long.MAX_VALUE);
  }
}
