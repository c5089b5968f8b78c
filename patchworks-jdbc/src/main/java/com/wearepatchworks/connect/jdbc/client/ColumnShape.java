/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

/**
 * A column as the database describes it.
 *
 * @param jdbcType one of {@link java.sql.Types}
 * @param typeName the database's own name of the type: {@code int8}, {@code _text}, {@code mood}
 * @param precision digits or characters; 0 or {@link Integer#MAX_VALUE} where there is no limit
 * @param scale digits after the point
 * @param generated computed by the database: it cannot be written
 * @param hasDefault or numbered by the database: it need not be written
 */
public record ColumnShape(
    String name,
    int jdbcType,
    String typeName,
    int precision,
    int scale,
    boolean nullable,
    boolean generated,
    boolean hasDefault) {}
