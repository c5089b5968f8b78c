/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  private static JmxMetrics metrics(String connector) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("connector", connector);
    tags.put("task", "0");
    return new JmxMetrics("test-sink", tags);
  }

  private static ObjectName name(String connector) throws Exception {
    return new ObjectName(
        "com.wearepatchworks.connect:type=test-sink,connector=%s,task=\"0\""
            .formatted(ObjectName.quote(connector)));
  }

  @Test
  void gaugesAreReadableUntilClosed() throws Exception {
    AtomicLong sent = new AtomicLong(7);
    JmxMetrics metrics = metrics("odd, name=\"x\"*");
    ObjectName name = name("odd, name=\"x\"*");
    metrics.gauge("sent-total", "Records sent", sent::get);
    metrics.gauge("age-ms", "Age", () -> 3);
    assertThat(server.getAttribute(name, "sent-total")).isEqualTo(7L);
    sent.set(8);
    assertThat(server.getAttributes(name, new String[] {"sent-total", "no"}).asList())
        .singleElement()
        .satisfies(attribute -> assertThat(attribute.getValue()).isEqualTo(8L));
    assertThat(server.getMBeanInfo(name).getAttributes())
        .extracting(info -> info.getName() + ": " + info.getDescription())
        .containsExactly("age-ms: Age", "sent-total: Records sent");
    assertThatThrownBy(() -> server.getAttribute(name, "no"))
        .isInstanceOf(AttributeNotFoundException.class);
    metrics.close();
    metrics.close();
    assertThat(server.isRegistered(name)).isFalse();
  }

  @Test
  void aPredecessorThatEndsLateTakesNothingAway() throws Exception {
    JmxMetrics before = metrics("restarted");
    JmxMetrics after = metrics("restarted");
    after.gauge("sent-total", "Records sent", () -> 1);
    before.close();
    assertThat(server.getAttribute(name("restarted"), "sent-total")).isEqualTo(1L);
    after.close();
    assertThat(server.isRegistered(name("restarted"))).isFalse();
  }

  @Test
  void latencyIsShownOfTheLastWholeWindow() {
    AtomicLong now = new AtomicLong(-5);
    Latency latency = new Latency(now::get);
    for (int ms = 1; ms <= 100; ms++) {
      latency.record(TimeUnit.MILLISECONDS.toNanos(ms));
    }
    assertThat(latency.percentile(50)).as("the window is not over").isZero();
    now.addAndGet(TimeUnit.SECONDS.toNanos(10));
    assertThat(latency.percentile(50)).isBetween(50L, 51L);
    assertThat(latency.percentile(99)).isBetween(99L, 100L);
    assertThat(latency.percentile(100)).isBetween(100L, 101L);
    now.addAndGet(TimeUnit.SECONDS.toNanos(10));
    assertThat(latency.percentile(100)).as("nothing in the next one").isZero();
  }

  @Test
  void latenciesOutOfRangeAreCutAndShownInThreeGauges() {
    AtomicLong now = new AtomicLong();
    Latency latency = new Latency(now::get);
    Map<String, LongSupplier> gauges = new LinkedHashMap<>();
    latency.showAs("ack", "Acknowledged", new MapMetrics(gauges));
    latency.record(-1);
    latency.record(Long.MAX_VALUE);
    now.addAndGet(TimeUnit.SECONDS.toNanos(11));
    assertThat(gauges).containsOnlyKeys("ack-p50-ms", "ack-p99-ms", "ack-max-ms");
    assertThat(gauges.get("ack-max-ms"))
        .satisfies(max -> assertThat(max.getAsLong()).isBetween(3_600_000L, 3_640_000L));
    assertThat(gauges.get("ack-p50-ms")).satisfies(p50 -> assertThat(p50.getAsLong()).isZero());
  }

  private record MapMetrics(Map<String, LongSupplier> gauges) implements Metrics {
    @Override
    public void gauge(String name, String description, LongSupplier value) {
      gauges.put(name, value);
    }

    @Override
    public void close() {}
  }
}
