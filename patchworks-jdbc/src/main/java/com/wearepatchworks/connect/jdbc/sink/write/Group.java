/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.sink.row.Plan;
import com.wearepatchworks.connect.jdbc.sink.row.Rows;

/** Rows of one plan that stand together in a batch. */
final class Group {
  private final Plan plan;
  private final Rows rows;

  Group(Plan plan, Rows rows) {
    this.plan = plan;
    this.rows = rows;
  }

  Plan plan() {
    return plan;
  }

  Rows rows() {
    return rows;
  }
}
