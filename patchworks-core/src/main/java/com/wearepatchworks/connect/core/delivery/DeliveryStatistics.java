/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.util.concurrent.atomic.LongAdder;

/** Totals since the task started. */
final class DeliveryStatistics {
  private final LongAdder delivered = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private final LongAdder reported = new LongAdder();

  void delivered() {
    delivered.increment();
  }

  void retried() {
    retried.increment();
  }

  void reported() {
    reported.increment();
  }

  long deliveredTotal() {
    return delivered.sum();
  }

  long retriedTotal() {
    return retried.sum();
  }

  long reportedTotal() {
    return reported.sum();
  }
}
