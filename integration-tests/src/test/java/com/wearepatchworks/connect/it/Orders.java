/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.wearepatchworks.connect.sandbox.Sandbox;
import com.wearepatchworks.connect.sandbox.TopicWriter;
import com.wearepatchworks.connect.sandbox.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Numbered orders of several customers in a topic, and what must hold for those that arrive. */
final class Orders {
  static final String TOPIC = "orders";
  private static final int CUSTOMERS = 50;

  private final int count;

  Orders(int count) {
    this.count = count;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Writes them: the customer is the key, the value is {@code customer:number}. */
  void write(Sandbox sandbox, int partitions) throws Exception {
    try (Topics topics = sandbox.topics();
        TopicWriter writer = sandbox.writer()) {
      topics.create(TOPIC, partitions);
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int order = 0; order < count; order++) {
        String customer = "customer-" + order % CUSTOMERS;
        sent.add(writer.send(TOPIC, customer, customer + ":" + order));
        if (order < CUSTOMERS) {
          // a new partition may refuse the first of several batches, and then never takes it
          sent.get(order).get();
        }
      }
      writer.flush();
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    }
  }

  /** How many different ones there are among {@code bodies}. */
  static int different(List<Webhook.Seen> delivered) {
    Set<String> bodies = new HashSet<>();
    delivered.forEach(seen -> bodies.add(seen.body()));
    return bodies.size();
  }

  /** All are there; and each customer's came in order, as far as they came for the first time. */
  void assertComplete(List<Webhook.Seen> delivered) {
    Set<String> bodies = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    for (Webhook.Seen seen : delivered) {
      if (bodies.add(seen.body())) {
        String customer = seen.body().substring(0, seen.body().indexOf(':'));
        int order = Integer.parseInt(seen.body().substring(customer.length() + 1));
        assertThat(order)
            .as("order of %s after %s", customer, last.get(customer))
            .isGreaterThan(last.getOrDefault(customer, -1));
        last.put(customer, order);
      }
    }
    assertThat(bodies).as("different orders delivered").hasSize(count);
  }

  /** One body, one id, however often it came. */
  static void assertStableIds(List<Webhook.Seen> delivered) {
    Map<String, String> idOf = new HashMap<>();
    for (Webhook.Seen seen : delivered) {
      String known = idOf.putIfAbsent(seen.body(), seen.id());
      assertThat(seen.id())
          .as("id of %s", seen.body())
          .isEqualTo(known == null ? seen.id() : known);
    }
    assertThat(new HashSet<>(idOf.values())).as("ids").hasSize(idOf.size());
  }
}
