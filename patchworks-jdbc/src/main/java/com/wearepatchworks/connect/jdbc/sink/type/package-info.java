/* SPDX-License-Identifier: Apache-2.0 */
/** Connect values as cells of a table: PostgreSQL's binary and text forms, and JDBC parameters. */
@NullMarked
package com.wearepatchworks.connect.jdbc.sink.type;

import org.jspecify.annotations.NullMarked;
