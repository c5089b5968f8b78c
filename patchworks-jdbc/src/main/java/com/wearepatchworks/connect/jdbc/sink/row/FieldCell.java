/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.row;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A value and the column that it is meant for, before the table has been looked at.
 *
 * @param column its name in the record, renamed
 * @param schema null where values have none
 */
record FieldCell(String column, @Nullable Schema schema, Cell cell) {}
