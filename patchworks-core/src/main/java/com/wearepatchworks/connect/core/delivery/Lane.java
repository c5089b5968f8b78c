/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Records that wait for each other; only the head is ever sent. Guarded by the delivery's lock. */
final class Lane {
  final @Nullable Object id;
  final ArrayDeque<Pending> queue = new ArrayDeque<>(2);

  Lane(@Nullable Object id) {
    this.id = id;
  }
}
