/* SPDX-License-Identifier: Apache-2.0 */
/** The sink: records as rows of a database's tables. */
@NullMarked
package com.wearepatchworks.connect.jdbc.sink;

import org.jspecify.annotations.NullMarked;
