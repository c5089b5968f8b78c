/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryOptionsTest {
  private static DeliveryOptions options(Map<String, String> config) {
    return DeliveryOptions.from(
        new AbstractConfig(DeliveryOptions.define(new ConfigDef()), config, false));
  }

  @Test
  void defaults() {
    DeliveryOptions options = options(Map.of());
    assertThat(options.limits()).isEqualTo(new Limits(32, 5_000, 32L << 20));
    assertThat(options.ordering()).isEqualTo(Ordering.KEY);
    assertThat(options.retry().initial()).isEqualTo(Duration.ofMillis(200));
    assertThat(options.retry().max()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.retry().budget()).isEqualTo(Duration.ofMinutes(10));
    assertThat(options.exhausted()).isEqualTo(Exhausted.FAIL);
    assertThat(options.commitInterval()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void everyOptionIsHeard() {
    DeliveryOptions options =
        options(
            Map.of(
                "max.in.flight", "1",
                "buffer.max.records", "2",
                "buffer.max.bytes", "3",
                "ordering", "Partition",
                "retry.backoff.ms", "4",
                "retry.backoff.max.ms", "5",
                "retry.budget.ms", "6",
                "retry.exhausted", "report",
                "commit.interval.ms", "700"));
    assertThat(options.limits()).isEqualTo(new Limits(1, 2, 3));
    assertThat(options.ordering()).isEqualTo(Ordering.PARTITION);
    assertThat(options.retry().initial()).isEqualTo(Duration.ofMillis(4));
    assertThat(options.retry().max()).isEqualTo(Duration.ofMillis(5));
    assertThat(options.retry().budget()).isEqualTo(Duration.ofMillis(6));
    assertThat(options.exhausted()).isEqualTo(Exhausted.REPORT);
    assertThat(options.commitInterval()).isEqualTo(Duration.ofMillis(700));
  }

  @ParameterizedTest
  @CsvSource({
    "max.in.flight, 0",
    "max.in.flight, 10001",
    "max.in.flight, many",
    "ordering, keys",
    "buffer.max.records, 0",
    "buffer.max.bytes, 0",
    "retry.backoff.ms, 0",
    "retry.backoff.max.ms, 0",
    "retry.budget.ms, -1",
    "retry.exhausted, ignore",
    "commit.interval.ms, 99"
  })
  void eachBadValueNamesItsOption(String option, String value) {
    assertThatThrownBy(() -> options(Map.of(option, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(option, value);
  }
}
