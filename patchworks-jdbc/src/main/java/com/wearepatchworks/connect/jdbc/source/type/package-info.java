/* SPDX-License-Identifier: Apache-2.0 */
/** Columns as Connect data. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.type;

import org.jspecify.annotations.NullMarked;
