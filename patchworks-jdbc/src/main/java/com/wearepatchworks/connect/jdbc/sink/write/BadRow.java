/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import java.sql.SQLException;

/** A row that the database refuses. */
record BadRow(Group group, int row, SQLException why) {}
