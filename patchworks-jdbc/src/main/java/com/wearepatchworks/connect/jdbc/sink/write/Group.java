/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import com.wearepatchworks.connect.jdbc.sink.row.Plan;
import com.wearepatchworks.connect.jdbc.sink.row.Rows;

/** Rows of one plan that stand together in a batch. */
record Group(Plan plan, Rows rows) {}
