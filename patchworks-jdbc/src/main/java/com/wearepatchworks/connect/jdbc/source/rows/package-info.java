/* SPDX-License-Identifier: Apache-2.0 */
/** Rows as records. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.rows;

import org.jspecify.annotations.NullMarked;
