/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

import com.wearepatchworks.connect.jdbc.source.sql.KeyColumn;
import com.wearepatchworks.connect.jdbc.source.type.Column.Nullability;
import com.wearepatchworks.connect.jdbc.source.type.ColumnReaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made of the rows of one table.
 *
 * @param subject where they come from
 * @param topic where they go
 * @param order columns of the position
 * @param key columns of the record's key; empty for none
 * @param softDelete column that marks a row as deleted; null for none
 * @param columns which ones are read and masked
 * @param nullability what to believe when the database says that a column is never null: a query
 *     may join outwards
 */
public record Plan(
    Subject subject,
    String topic,
    List<KeyColumn> order,
    List<String> key,
    @Nullable String softDelete,
    ColumnChoice columns,
    Nullability nullability,
    ColumnReaders readers,
    Target target) {}
