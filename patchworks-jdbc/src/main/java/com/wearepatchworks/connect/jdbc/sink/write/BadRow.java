/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row that the database refuses.
 *
 * @param column null where it is not known
 */
record BadRow(Group group, int row, @Nullable String column, SQLException why) {}
