/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** The real task and the real listener; the test is the worker. */
final class HttpSourceTaskTest {
  private static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> future)
      throws Exception {
    return future.get(10, SECONDS);
  }

  @Test
  void answersOnlyWhenKafkaHasEveryRecord() throws Exception {
    try (ListeningTask listening = ListeningTask.start("key", "${value.id}")) {
      var reply = listening.post("[{\"id\":1},{\"id\":2}]");
      List<SourceRecord> records = listening.poll(2);
      assertThat(records).extracting(SourceRecord::key).containsExactly("1", "2");
      assertThat(records)
          .extracting(SourceRecord::value)
          .containsExactly("{\"id\":1}", "{\"id\":2}");
      listening.acknowledge(records.get(0));
      assertThat(reply).isNotDone();
      listening.acknowledge(records.get(1));
      assertThat(answer(reply).statusCode()).isEqualTo(200);
      assertThat(answer(reply).body()).isEqualTo("{\"records\":2,\"topic\":\"orders\"}");
    }
  }

  @Test
  void requestsThatWaitTogetherArePolledTogether() throws Exception {
    try (ListeningTask listening = ListeningTask.start()) {
      List<CompletableFuture<HttpResponse<String>>> replies =
          List.of(listening.post("1"), listening.post("2"), listening.post("3"));
      await().until(() -> listening.context.gauge("requests-waiting") == 3);
      List<SourceRecord> batch = listening.task.poll();
      assertThat(batch).hasSize(3);
      listening.acknowledge(batch);
      for (var reply : replies) {
        assertThat(answer(reply).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void takesBackWhatKafkaNeverSaw() throws Exception {
    try (ListeningTask listening = ListeningTask.start("ack.timeout.ms", "100")) {
      HttpResponse<String> reply = answer(listening.post("{}"));
      assertThat(reply.statusCode()).isEqualTo(503);
      assertThat(reply.headers().firstValue("Retry-After")).contains("1");
      assertThat(reply.body()).contains("\"outcome\":\"not-published\"");
      assertThat(listening.task.poll()).isNull();
      assertThat(listening.health().statusCode()).isEqualTo(503);
    }
  }

  @Test
  void saysWhenTheOutcomeIsUnknown() throws Exception {
    try (ListeningTask listening = ListeningTask.start("ack.timeout.ms", "300")) {
      var reply = listening.post("{}");
      List<SourceRecord> late = listening.poll(1);
      assertThat(answer(reply).statusCode()).isEqualTo(503);
      assertThat(answer(reply).body()).contains("\"outcome\":\"ambiguous\"");
      assertThat(listening.context.gauge("ambiguous-total")).isEqualTo(1);
      listening.acknowledge(late);
      await().until(() -> listening.health().statusCode() == 200);
    }
  }

  @Test
  void doesNotCallADroppedRecordPublished() throws Exception {
    try (ListeningTask strict = ListeningTask.start();
        ListeningTask lenient = ListeningTask.start("ack.dropped.status", "200")) {
      for (ListeningTask listening : List.of(strict, lenient)) {
        var reply = listening.post("[1,2]");
        List<SourceRecord> records = listening.poll(2);
        listening.acknowledge(records.get(0));
        listening.drop(records.get(1));
        assertThat(answer(reply).statusCode()).isEqualTo(listening == strict ? 422 : 200);
        assertThat(answer(reply).body()).contains("\"dropped\":1");
      }
    }
  }

  @Test
  void refusesBeforeReadingWhenFullAndTakesAgainWhenThereIsRoom() throws Exception {
    try (ListeningTask listening = ListeningTask.start("buffer.max.requests", "2")) {
      var first = listening.post("1");
      var second = listening.post("2");
      await().until(() -> listening.context.gauge("requests-waiting") == 2);
      HttpResponse<String> third = answer(listening.post("3"));
      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("Retry-After")).contains("1");
      listening.acknowledge(listening.poll(2));
      assertThat(answer(first).statusCode()).isEqualTo(200);
      assertThat(answer(second).statusCode()).isEqualTo(200);
      var fourth = listening.post("4");
      listening.acknowledge(listening.poll(1));
      assertThat(answer(fourth).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersAtOnceWhenAskedTo() throws Exception {
    try (ListeningTask listening = ListeningTask.start("ack", "accepted")) {
      HttpResponse<String> reply = answer(listening.post("[1,2]"));
      assertThat(reply.statusCode()).isEqualTo(202);
      assertThat(reply.body()).isEqualTo("{\"accepted\":2,\"topic\":\"orders\"}");
      assertThat(listening.poll(2)).hasSize(2);
    }
  }

  @Test
  void publishesNothingOfABodyThatIsWrong() throws Exception {
    try (ListeningTask listening = ListeningTask.start("key", "${value.id}")) {
      assertThat(answer(listening.post("[{\"id\":1},{\"id\":}]")).body()).contains("\"line\":1");
      assertThat(answer(listening.post("[{\"id\":1},{}]")).body())
          .contains("Record 2 has no field 'id'");
      assertThat(answer(listening.post("text/csv", "id,a\n1,2\n3\n")).statusCode()).isEqualTo(400);
      assertThat(listening.task.poll()).isNull();
      assertThat(answer(listening.post("[]")).body()).contains("\"records\":0");
    }
  }

  @Test
  void takesTimestampAndHeadersFromTheRequest() throws Exception {
    try (ListeningTask listening =
        ListeningTask.start(
            "timestamp", "${value.at?}", "headers.type", "${header.Content-Type}")) {
      var unused = listening.post("{\"at\":\"2026-01-31T12:00:00Z\"}");
      SourceRecord record = listening.poll(1).get(0);
      assertThat(record.timestamp()).isEqualTo(1769860800000L);
      assertThat(record.headers().lastWithName("type").value()).isEqualTo("application/json");
      assertThat(answer(listening.post("{\"at\":\"noon\"}")).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void handsOverDataOrBytesWhenAskedTo() throws Exception {
    try (ListeningTask data = ListeningTask.start("value.type", "data");
        ListeningTask bytes = ListeningTask.start("value.type", "bytes")) {
      var first = data.post("{\"total\":19.9}");
      assertThat(data.poll(1).get(0).value()).isEqualTo(Map.of("total", 19.9));
      var second = bytes.post("application/octet-stream", "abc");
      assertThat((byte[]) bytes.poll(1).get(0).value()).containsExactly('a', 'b', 'c');
      assertThat(first).isNotDone();
      assertThat(second).isNotDone();
    }
  }

  @Test
  void stopAnswersThoseWhoWaitAndLeavesNothingBehind() throws Exception {
    ListeningTask listening = ListeningTask.start();
    var reply = listening.post("{}");
    await().until(() -> listening.context.gauge("requests-waiting") == 1);
    listening.close();
    assertThat(answer(reply).statusCode()).isEqualTo(503);
    assertThat(answer(reply).body()).contains("not-published");
    await().untilAsserted(() -> assertThat(ours()).isEmpty());
    assertThatThrownBy(() -> answer(listening.post("{}")))
        .hasCauseInstanceOf(java.net.ConnectException.class);
  }

  private static List<String> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("patchworks-"))
        .toList();
  }

  @Test
  void tasksOfOneConnectorShareAPortAndOtherConnectorsNeedOtherPaths() throws Exception {
    try (ListeningTask one = ListeningTask.start();
        ListeningTask two = new ListeningTask(one.port, "patchworks.task.id", "1")) {
      assertThat(two.port).isEqualTo(one.port);
      assertThatThrownBy(() -> new ListeningTask(one.port, "name", "stranger"))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("/orders")
          .hasMessageContaining("orders-in");
    }
  }

  /**
   * As after a long outage of Kafka: the worker gives up on a task and starts its successor beside
   * it.
   */
  @Test
  void startsBesideATaskThatTheWorkerGaveUpOn() throws Exception {
    try (ListeningTask old = ListeningTask.start();
        ListeningTask successor = new ListeningTask(old.port, Set.of("requests-waiting"))) {
      assertThat(successor.health().statusCode()).isEqualTo(200);
    }
  }
}
