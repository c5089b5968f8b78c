/* SPDX-License-Identifier: Apache-2.0 */
/** Statements that write, and tables as the sink sees them, per kind of database. */
@NullMarked
package com.wearepatchworks.connect.jdbc.sink.sql;

import org.jspecify.annotations.NullMarked;
