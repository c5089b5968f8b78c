/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.sql;

/**
 * A column by which rows are in order.
 *
 * @param label its name in a result
 * @param sql the expression that gives it, quoted
 * @param type how its values are read and bound
 */
public record KeyColumn(String label, String sql, KeyType type) {}
