/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.inbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wearepatchworks.connect.core.inbox.Submission.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InboxTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final RecordMetadata IN_KAFKA =
      new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);

  private final Inbox inbox = new Inbox(10);
  private final List<Settled> settled = new ArrayList<>();

  private Submission submission(int records) {
    Submission submission = new Submission(settled::add);
    for (int i = 0; i < records; i++) {
      submission.add(new SourceRecord(Map.of(), Map.of(), "t", null, "v" + i));
    }
    return submission;
  }

  private Submission offered(int records) {
    Submission submission = submission(records);
    inbox.offer(submission);
    return submission;
  }

  private List<SourceRecord> poll() throws InterruptedException {
    return requireNonNull(inbox.poll(LONG));
  }

  @Test
  @Timeout(60)
  void pollReturnsAtOnceWithAllThatWaits() throws InterruptedException {
    offered(2);
    offered(3);
    assertThat(poll())
        .extracting(SourceRecord::value)
        .containsExactly("v0", "v1", "v0", "v1", "v2");
    assertThat(inbox.waiting()).isZero();
  }

  @Test
  @Timeout(60)
  void pollWakesForWhatComesWhileItWaits() throws Exception {
    CompletableFuture<List<SourceRecord>> polled = new CompletableFuture<>();
    Thread task =
        new Thread(
            () -> {
              try {
                polled.complete(poll());
              } catch (InterruptedException e) {
                polled.completeExceptionally(e);
              }
            });
    task.start();
    offered(1);
    assertThat(polled.get(50, TimeUnit.SECONDS)).hasSize(1);
    task.join();
  }

  @Test
  @Timeout(60)
  void noOfferIsSleptThrough() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20_000; round++) {
        Future<?> one = senders.submit(() -> offered(1));
        Future<?> other = senders.submit(() -> offered(1));
        for (int polled = 0; polled < 2; ) {
          polled += poll().size();
        }
        one.get();
        other.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  @Test
  void pollThatWaitsCanBeInterrupted() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> inbox.poll(LONG));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void pollGivesNullWhenNothingCame() throws InterruptedException {
    assertThat(inbox.poll(Duration.ofMillis(1))).isNull();
  }

  @Test
  void pollBundlesUpToTheMostRecordsAndNeverCutsASubmission() throws InterruptedException {
    offered(4);
    offered(6);
    offered(1);
    assertThat(poll()).hasSize(10);
    assertThat(poll()).hasSize(1);
    offered(1);
    offered(25);
    assertThat(poll()).hasSize(1);
    assertThat(poll()).as("larger than a batch").hasSize(25);
  }

  @Test
  void theSenderIsAnsweredOnceWhenEveryRecordIsKnown() throws InterruptedException {
    offered(3);
    List<SourceRecord> records = poll();
    inbox.committed(records.get(2), IN_KAFKA);
    inbox.committed(records.get(0), null);
    assertThat(settled).isEmpty();
    inbox.committed(records.get(1), IN_KAFKA);
    assertThat(settled).containsExactly(new Settled(2, 1));
  }

  @Test
  void whatATransformMakesOfARecordDoesNotMatter() throws InterruptedException {
    offered(1);
    SourceRecord original = poll().get(0);
    SourceRecord transformed = original.newRecord("other", 1, null, "k", null, "v", 1L);
    inbox.committed(transformed, IN_KAFKA);
    assertThat(settled).as("the worker hands back the original").isEmpty();
    inbox.committed(original, IN_KAFKA);
    assertThat(settled).containsExactly(new Settled(1, 0));
  }

  @Test
  void equalRecordsAreStillTwo() throws InterruptedException {
    offered(1);
    offered(1);
    List<SourceRecord> records = poll();
    assertThat(records.get(0)).isNotEqualTo(records.get(1));
    inbox.committed(records.get(0), IN_KAFKA);
    assertThat(settled).hasSize(1);
  }

  @Test
  void whatIsWithdrawnNeverReachesKafkaAndLeavesTheQueue() throws InterruptedException {
    Submission withdrawn = offered(1);
    assertThat(withdrawn.withdraw()).isTrue();
    assertThat(inbox.waiting()).as("nobody polls while Kafka is down").isZero();
    assertThat(withdrawn.withdraw()).as("only once").isFalse();
    assertThat(inbox.poll(Duration.ZERO)).isNull();
    assertThat(settled).isEmpty();
  }

  @Test
  @Timeout(60)
  void whatIsAddedIsPolledWithTheNextThatWakes() throws Exception {
    ExecutorService task = Executors.newSingleThreadExecutor();
    try {
      Future<List<SourceRecord>> polled = task.submit(this::poll);
      inbox.add(submission(1));
      inbox.add(submission(2));
      inbox.wake();
      assertThat(polled.get()).hasSizeGreaterThanOrEqualTo(1);
    } finally {
      task.shutdownNow();
    }
  }

  @Test
  void whatIsWithdrawnBeforeItIsOfferedIsNotKept() {
    Submission submission = submission(1);
    assertThat(submission.withdraw()).isTrue();
    inbox.offer(submission);
    assertThat(inbox.waiting()).isZero();
  }

  @Test
  void whatIsTakenCannotBeWithdrawn() throws InterruptedException {
    Submission submission = offered(1);
    SourceRecord record = poll().get(0);
    assertThat(submission.withdraw()).isFalse();
    inbox.committed(record, IN_KAFKA);
    assertThat(submission.withdraw()).isFalse();
    assertThat(settled).hasSize(1);
  }

  @Test
  void aSubmissionWithoutRecordsIsAnsweredByPoll() throws InterruptedException {
    offered(0);
    assertThat(inbox.poll(Duration.ZERO)).isNull();
    assertThat(settled).containsExactly(new Settled(0, 0));
  }

  @Test
  void aSenderThatCannotBeAnsweredDoesNotHurtTheProducer() throws InterruptedException {
    Submission submission =
        new Submission(
            result -> {
              throw new IllegalStateException("connection lost");
            });
    submission.add(new SourceRecord(Map.of(), Map.of(), "t", null, "v"));
    inbox.offer(submission);
    inbox.committed(poll().get(0), IN_KAFKA);
    assertThat(submission.withdraw()).isFalse();
  }

  @Test
  void withdrawAndTakeNeverBothWin() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService sender = Executors.newSingleThreadExecutor();
    try {
      for (int round = 0; round < 20_000; round++) {
        Submission submission = offered(1);
        Future<Boolean> withdrawn =
            sender.submit(
                () -> {
                  start.await();
                  return submission.withdraw();
                });
        start.await();
        boolean taken = inbox.poll(Duration.ZERO) != null;
        assertThat(taken).as("round %d", round).isNotEqualTo(withdrawn.get());
        assertThat(inbox.waiting()).isZero();
      }
    } finally {
      sender.shutdownNow();
    }
  }
}
