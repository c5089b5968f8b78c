/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import com.wearepatchworks.connect.core.offset.Watermarks.Ticket;
import org.apache.kafka.connect.sink.SinkRecord;

/** One record on its way. Guarded by the delivery's lock. */
final class Pending {
  final SinkRecord record;
  final Ticket ticket;
  final Lane lane;
  final long bytes;
  int failures;
  long firstFailureNanos;

  /** Its partition was revoked: whatever happens to it is somebody else's business. */
  boolean abandoned;

  Pending(SinkRecord record, Ticket ticket, Lane lane, long bytes) {
    this.record = record;
    this.ticket = ticket;
    this.lane = lane;
    this.bytes = bytes;
  }

  String position() {
    return ticket.partition() + "@" + ticket.offset();
  }
}
