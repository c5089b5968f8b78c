/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of statements. */
@NullMarked
package com.wearepatchworks.connect.jdbc.sink.sql;

import org.jspecify.annotations.NullMarked;
