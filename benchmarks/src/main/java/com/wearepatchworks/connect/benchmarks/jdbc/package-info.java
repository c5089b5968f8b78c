/* SPDX-License-Identifier: Apache-2.0 */
/** JDBC: rows written and read by the connectors, by the bare driver and by Debezium. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
