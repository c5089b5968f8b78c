/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import com.wearepatchworks.connect.jdbc.sink.sql.TargetColumn;
import java.util.List;

/**
 * What a plan writes.
 *
 * @param columns all of a row, those of the key first; empty where there are only tombstones
 */
record PlanColumns(List<TargetColumn> columns, List<TargetColumn> key, PlanCells cells) {}
