/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.inbox;

import org.apache.kafka.connect.source.SourceRecord;

/**
 * A record that knows whom to answer. The worker hands the very instance that {@code poll} returned
 * to {@code commitRecord}, whatever transforms made of it.
 */
final class InboxRecord extends SourceRecord {
  private final transient Submission submission;

  InboxRecord(SourceRecord draft, Submission submission) {
    super(
        draft.sourcePartition(),
        draft.sourceOffset(),
        draft.topic(),
        draft.kafkaPartition(),
        draft.keySchema(),
        draft.key(),
        draft.valueSchema(),
        draft.value(),
        draft.timestamp(),
        draft.headers());
    this.submission = submission;
  }

  Submission submission() {
    return submission;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
