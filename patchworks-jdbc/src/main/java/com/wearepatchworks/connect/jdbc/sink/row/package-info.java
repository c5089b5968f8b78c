/* SPDX-License-Identifier: Apache-2.0 */
/** Records as rows: which table, which columns, which key, and the encoded cells. */
@NullMarked
package com.wearepatchworks.connect.jdbc.sink.row;

import org.jspecify.annotations.NullMarked;
