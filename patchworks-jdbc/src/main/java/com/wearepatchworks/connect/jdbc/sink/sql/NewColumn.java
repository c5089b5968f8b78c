/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.sql;

import org.apache.kafka.connect.data.Schema;

/** A column that a table is to get, after a field's schema. */
public record NewColumn(String name, Schema schema, boolean required) {}
