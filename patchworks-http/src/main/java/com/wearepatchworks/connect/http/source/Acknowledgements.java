/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import com.wearepatchworks.connect.core.inbox.Budget;
import com.wearepatchworks.connect.core.inbox.Deadlines;
import com.wearepatchworks.connect.core.inbox.Inbox;
import com.wearepatchworks.connect.core.inbox.Submission;
import com.wearepatchworks.connect.core.metrics.Latency;
import com.wearepatchworks.connect.core.metrics.Metrics;
import com.wearepatchworks.connect.httpkit.listener.Health;
import com.wearepatchworks.connect.httpkit.listener.Problem;
import com.wearepatchworks.connect.httpkit.listener.Replier;
import com.wearepatchworks.connect.httpkit.listener.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Answers requests when Kafka has their records, or when their patience is at its end. A request's
 * room in the budget is free again when nothing of it can reach Kafka any more, which may be after
 * its answer.
 */
final class Acknowledgements implements AutoCloseable {
  private static final long BEHIND_AFTER_OVERDUE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final AckOptions options;
  private final Inbox inbox;
  private final Deadlines deadlines;
  private final Latency latency = new Latency(System::nanoTime);
  private final LongAdder published = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder ambiguous = new LongAdder();
  private volatile long behindUntilNanos = System.nanoTime();

  Acknowledgements(AckOptions options, Inbox inbox, String taskName) {
    this.options = options;
    this.inbox = inbox;
    this.deadlines = new Deadlines(options.timeout(), "patchworks-ack-" + taskName);
  }

  void measuredBy(Metrics metrics) {
    metrics.gauge("requests-waiting", "Requests that wait for Kafka", deadlines::waiting);
    metrics.gauge("oldest-waiting-ms", "How long the oldest one has waited", deadlines::oldestMs);
    metrics.gauge("published-total", "Records that Kafka acknowledged", published::sum);
    metrics.gauge("refused-total", "Requests answered 503 for want of room", refused::sum);
    metrics.gauge(
        "ambiguous-total", "Requests answered 503 whose records may be in Kafka", ambiguous::sum);
    latency.showAs("ack-latency", "From a whole request to Kafka's acknowledgement", metrics);
  }

  /** Takes over {@code lease} and the duty to answer; the task hears of it by {@link #wake}. */
  void handOver(List<SourceRecord> records, String topic, Budget.Lease lease, Replier replier) {
    Waiting waiting = new Waiting(records, topic, lease, replier);
    if (!options.afterKafka()) {
      replier.reply(accepted(records.size(), topic));
    }
    inbox.add(waiting.submission);
  }

  /** Tells the task of what was handed over. */
  void wake() {
    inbox.wake();
  }

  /** One request between hand-over and answer. */
  private final class Waiting {
    private final String topic;
    private final Budget.Lease lease;
    private final Replier replier;
    private final Submission submission;
    private final Deadlines.Watch watch;

    Waiting(List<SourceRecord> records, String topic, Budget.Lease lease, Replier replier) {
      this.topic = topic;
      this.lease = lease;
      this.replier = replier;
      this.submission = new Submission(this::settled);
      records.forEach(submission::add);
      this.watch = deadlines.watch(this::overdue);
    }

    private void settled(Submission.Settled result) {
      lease.close();
      published.add(result.published());
      behindUntilNanos = System.nanoTime();
      if (watch.end()) {
        latency.record(watch.ageNanos());
        replier.reply(
            result.dropped() == 0
                ? published(result.published(), topic)
                : dropped(result, options.droppedStatus()));
      }
    }

    /** With 202 answered long ago there is nothing to take back: the records go on waiting. */
    private void overdue() {
      behindUntilNanos = System.nanoTime() + BEHIND_AFTER_OVERDUE_NANOS;
      if (!options.afterKafka()) {
        return;
      }
      boolean withdrawn = submission.withdraw();
      if (withdrawn) {
        lease.close();
      } else {
        ambiguous.increment();
      }
      replier.reply(late(withdrawn));
    }
  }

  Reply refusedForRoom() {
    refused.increment();
    return Problem.of(503, "Too many requests are waiting for Kafka; nothing was read")
        .with("outcome", "not-published")
        .toReply()
        .retryAfter(1);
  }

  static Reply published(int records, String topic) {
    return Reply.json(200, "{\"records\":" + records + ",\"topic\":\"" + topic + "\"}");
  }

  private static Reply accepted(int records, String topic) {
    return Reply.json(202, "{\"accepted\":%d,\"topic\":\"%s\"}".formatted(records, topic));
  }

  private static Reply dropped(Submission.Settled result, int status) {
    if (status < 400) {
      return Reply.json(
          status,
          "{\"records\":%d,\"dropped\":%d}".formatted(result.published(), result.dropped()));
    }
    return Problem.of(
            status,
            "%d of %d records are not in Kafka: a transform dropped them, or they could not be converted or sent and errors.tolerance=all passed over them"
                .formatted(result.dropped(), result.dropped() + result.published()))
        .with("published", result.published())
        .with("dropped", result.dropped())
        .toReply();
  }

  private Reply late(boolean withdrawn) {
    String detail =
        withdrawn
            ? "Kafka did not take the records in time; none of them was published. Send them again."
            : "Kafka did not acknowledge the records in time; they may still be published. Send them again: they may then be there twice.";
    return Problem.of(503, detail)
        .with("outcome", withdrawn ? "not-published" : "ambiguous")
        .toReply()
        .retryAfter(1);
  }

  Health health() {
    if (behindUntilNanos - System.nanoTime() > 0) {
      return Health.behind("Kafka did not acknowledge requests in time");
    }
    return deadlines.oldestMs() > options.timeout().toMillis() / 2
        ? Health.behind("requests have been waiting for Kafka for long")
        : Health.UP;
  }

  /** Lets those who wait be answered for a while, then tells the rest that it is over. */
  void drain(Duration patience) throws InterruptedException {
    if (!deadlines.awaitNone(patience)) {
      deadlines.expireAll();
    }
  }

  @Override
  public void close() {
    deadlines.close();
  }
}
