/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.source;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.config.Problems;
import com.wearepatchworks.connect.httpkit.listener.ListenerConfig;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** When a request is answered, and how many may be inside. */
record AckOptions(
    boolean afterKafka, Duration timeout, int droppedStatus, int maxRequests, long maxBytes) {
  private static final String ACK = "ack";
  private static final String TIMEOUT = "ack.timeout.ms";
  private static final String DROPPED = "ack.dropped.status";
  private static final String REQUESTS = "buffer.max.requests";
  private static final String BYTES = "buffer.max.bytes";

  static void define(ConfigDef def) {
    OptionGroup.of(def, "Acknowledgement")
        .add(
            Option.string(ACK)
                .defaultsTo("kafka")
                .validatedBy(new OneOf(List.of("kafka", "accepted")))
                .recommendedBy(new OneOf(List.of("kafka", "accepted")))
                .important()
                .doc(
                    "When a request is answered. `kafka`: with 200 when Kafka has acknowledged every record of it; `accepted`: with 202 at once, before Kafka has them. With `accepted` a worker that crashes, or stops while Kafka is down, loses records that were answered."))
        .add(
            Option.number(TIMEOUT)
                .defaultsTo(4_000L)
                .validatedBy(between(100, 600_000))
                .doc(
                    "How long a request waits for Kafka, in ms; then it is answered 503 with Retry-After. The member `outcome` says whether nothing was published (`not-published`) or that it may still be (`ambiguous`). Keep it below the sender's time-out."))
        .add(
            Option.integer(DROPPED)
                .defaultsTo(422)
                .validatedBy(between(200, 599))
                .advanced()
                .doc(
                    "Status of a request of which records are not in Kafka because a transform dropped them, or because conversion or sending failed under errors.tolerance=all. Set 200 if a filter is meant to drop records."))
        .add(
            Option.integer(REQUESTS)
                .defaultsTo(1_000)
                .validatedBy(atLeast(1))
                .advanced()
                .doc(
                    "Requests inside a task at once; over it 503 with Retry-After, before the body is read."))
        .add(
            Option.number(BYTES)
                .defaultsTo(64L << 20)
                .validatedBy(atLeast(1_024))
                .advanced()
                .doc(
                    "Bytes of bodies, inflated, inside a task at once; over it 503 with Retry-After."));
  }

  /**
   * A body that the listener lets in must fit, or its sender would be told to come back for ever.
   */
  static void check(AbstractConfig config, Problems problems) {
    long needed =
        (long) config.getInt(ListenerConfig.MAX_BODY_BYTES)
            + config.getInt(ListenerConfig.MAX_INFLATED_BYTES)
            + (long) config.getInt(BodyOptions.MAX_RECORDS) * BodyParser.RECORD_OVERHEAD;
    if (config.getLong(BYTES) < needed) {
      problems.add(
          BYTES,
          "must be at least %d: %s + %s + %s * %d, so that the largest body that is let in fits"
              .formatted(
                  needed,
                  ListenerConfig.MAX_BODY_BYTES,
                  ListenerConfig.MAX_INFLATED_BYTES,
                  BodyOptions.MAX_RECORDS,
                  BodyParser.RECORD_OVERHEAD));
    }
  }

  static AckOptions from(AbstractConfig config) {
    return new AckOptions(
        config.getString(ACK).equalsIgnoreCase("kafka"),
        Duration.ofMillis(config.getLong(TIMEOUT)),
        config.getInt(DROPPED),
        config.getInt(REQUESTS),
        config.getLong(BYTES));
  }
}
