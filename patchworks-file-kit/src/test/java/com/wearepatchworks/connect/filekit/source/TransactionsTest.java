/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.filekit.store.InMemoryFiles;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** With {@code transaction.boundary=connector}. */
final class TransactionsTest {
  @Test
  void oneFileIsOneTransactionWhenTheConnectorSaysSo() throws Exception {
    InMemoryFiles store = new InMemoryFiles();
    FakeConnect connect = new FakeConnect();
    String[] many = IntStream.range(0, 1_500).mapToObj(i -> "a" + i).toArray(String[]::new);
    Run.put(store, "/in/a", many);
    Run.put(store, "/in/b", "b0", "broken");
    Run.put(store, "/in/c", "c0", "c1");
    try (FileSource source =
        Sources.start(store, connect, connect, "errors.directory", "/errors")) {
      Awaiting.until(
          () -> {
            List<SourceRecord> batch = source.poll(Duration.ofMillis(50));
            if (batch != null) {
              connect.transactAsTold(source, batch);
            }
            return connect.topic.size() >= 1_502 && store.get("/errors/b") != null;
          });
      assertThat(connect.topic).hasSize(1_502);
      assertThat(connect.topic.subList(0, 1_500))
          .allMatch(record -> String.valueOf(record.value()).startsWith("a"));
      assertThat(Objects.requireNonNull(connect.offset("/in/b")).position().records()).isZero();
    }
  }
}
