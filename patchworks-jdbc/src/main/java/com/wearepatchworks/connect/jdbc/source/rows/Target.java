/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import java.util.List;

/**
 * How the rows of a table are found again.
 *
 * @param label for messages
 * @param table quoted
 * @param columns the primary key, and what tells whether the row was changed since; without alias;
 *     empty when rows are left alone
 */
public record Target(String label, String table, List<KeyColumn> columns) {}
