/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import static com.wearepatchworks.connect.core.delivery.Sinks.P0;
import static com.wearepatchworks.connect.core.delivery.Sinks.offset;
import static com.wearepatchworks.connect.core.delivery.Sinks.options;
import static com.wearepatchworks.connect.core.delivery.Sinks.record;
import static com.wearepatchworks.connect.core.delivery.Sinks.records;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wearepatchworks.connect.core.failure.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Dead letters, seen from the task. */
class DeadLettersTest {
  private final ManualTarget target = new ManualTarget();
  private final FakeSinkContext context = new FakeSinkContext();
  private final FakeReporter reporter = new FakeReporter();
  private final Intake intake =
      new Intake(context, options(Ordering.KEY, 10), target, new ManualTimer());

  private long committable() {
    return requireNonNull(intake.preCommit(Map.of(P0, offset(9))).get(P0)).offset();
  }

  @Test
  void areReportedOnTheTasksThreadOnly() throws Exception {
    context.reporter = reporter;
    intake.put(records(record("a", 0)));
    Thread transport = new Thread(() -> target.reject("a0"));
    transport.start();
    transport.join();
    assertThat(reporter.reports).isEmpty();
    intake.put(List.of());
    assertThat(reporter.reports).hasSize(1);
    assertThat(reporter.reports.get(0).by()).isSameAs(Thread.currentThread());
    assertThat(reporter.reports.get(0).error()).hasMessage("bad a0");
  }

  @Test
  void holdTheOffsetUntilKafkaHasThem() {
    context.reporter = reporter;
    intake.put(records(record("a", 0), record("b", 1)));
    target.deliver("b1");
    target.reject("a0");
    assertThat(committable()).isZero();
    assertThat(committable()).isZero();
    assertThat(reporter.reports).as("reported once").hasSize(1);
    reporter.acknowledge(0);
    assertThat(committable()).isEqualTo(9);
  }

  @Test
  void withoutHeadersAreTheVeryRecordThatWasPut() {
    context.reporter = reporter;
    SinkRecord record = record("a", 0);
    intake.put(records(record));
    target.reject("a0");
    intake.put(List.of());
    assertThat(reporter.reports.get(0).record()).isSameAs(record);
  }

  @Test
  void carryTheHeadersOfTheReport() {
    context.reporter = reporter;
    SinkRecord record = record("a", 0);
    record.headers().addString("own", "1");
    intake.put(records(record));
    target.answer("a0", rejected());
    intake.put(List.of());
    SinkRecord reported = reporter.reports.get(0).record();
    assertThat(reported.headers().lastWithName("http.status").value()).isEqualTo("422");
    assertThat(reported.headers().lastWithName("own").value()).isEqualTo("1");
    assertThat(reported.value()).isEqualTo("a0");
    assertThat(reported.timestamp()).isEqualTo(record.timestamp());
    assertThat(record.headers()).as("the record that was put is not touched").hasSize(1);
  }

  private static Outcome.Report rejected() {
    return new Outcome.Report(new IllegalStateException("rejected"), Map.of("http.status", "422"));
  }

  @Test
  void withHeadersKeepTheirOriginalPositionAndSurviveAMissingTimestamp() {
    context.reporter = reporter;
    SinkRecord renamed =
        new SinkRecord("orders", 0, null, "a", null, "a0", 5, null, TimestampType.NO_TIMESTAMP_TYPE)
            .newRecord("renamed", 3, null, "a", null, "a0", null);
    intake.put(records(renamed));
    target.answer("a0", rejected());
    intake.put(List.of());
    SinkRecord reported = reporter.reports.get(0).record();
    assertThat(reported.topic()).isEqualTo("orders");
    assertThat(reported.kafkaPartition()).isZero();
    assertThat(reported.kafkaOffset()).isEqualTo(5);
    assertThat(reported.timestamp()).as("the worker unboxes it").isEqualTo(-1L);
  }

  @Test
  void thatTheConverterCannotWriteAreReportedAsTheyCame() {
    SinkRecord record = record("a", 0);
    context.reporter =
        (reported, error) -> {
          if (!reported.headers().isEmpty()) {
            throw new DataException("cannot convert");
          }
          return reporter.report(reported, error);
        };
    intake.put(records(record));
    target.answer("a0", rejected());
    intake.put(List.of());
    assertThat(reporter.reports).hasSize(1);
  }

  @Test
  void withoutAQueueFailTheTaskAndSayWhatToDo() {
    intake.put(records(record("a", 0)));
    target.reject("a0");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> intake.preCommit(Map.of(P0, offset(9))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContainingAll(
              "orders-0@0", "bad a0", "errors.tolerance=all", "errors.deadletterqueue.topic.name");
    }
    assertThatThrownBy(() -> intake.put(List.of()))
        .as("the worker only logs what preCommit throws")
        .hasMessageContaining("bad a0");
  }

  @Test
  void thatKafkaRefusesFailTheTask() {
    context.reporter = (record, error) -> failed(new IllegalStateException("too large"));
    intake.put(records(record("a", 0)));
    target.reject("a0");
    assertThatThrownBy(() -> intake.preCommit(Map.of()))
        .hasMessageContainingAll("orders-0@0", "too large");
    assertThatThrownBy(() -> intake.put(List.of())).hasMessageContaining("too large");
  }

  private static Future<Void> failed(Exception cause) {
    return CompletableFuture.failedFuture(cause);
  }

  @Test
  void thatTheWorkerDoesNotTolerateFailTheTask() {
    context.reporter =
        (record, error) -> {
          throw new ConnectException("Tolerance exceeded in error handler", error);
        };
    intake.put(records(record("a", 0)));
    target.reject("a0");
    assertThatThrownBy(() -> intake.preCommit(Map.of())).hasMessageContaining("Tolerance");
    assertThatThrownBy(() -> intake.put(List.of())).hasMessageContaining("Tolerance");
  }

  @Test
  void ofRevokedPartitionsAreDropped() {
    context.reporter = reporter;
    intake.put(records(record("a", 0), record("b", 1)));
    target.reject("a0");
    intake.put(List.of());
    target.reject("b1");
    reporter.reports.get(0).done().cancel(true); // what the worker does with lost partitions
    intake.close(List.of(P0));
    intake.put(List.of());
    assertThat(reporter.reports).hasSize(1);
  }

  @Test
  void thatTheWorkerCancelsFailTheTask() {
    context.reporter = reporter;
    intake.put(records(record("a", 0)));
    target.reject("a0");
    intake.put(List.of());
    reporter.reports.get(0).done().cancel(true);
    assertThatThrownBy(() -> intake.put(List.of()))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("did not take record orders-0@0");
  }
}
