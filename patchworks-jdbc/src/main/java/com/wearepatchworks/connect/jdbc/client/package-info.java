/* SPDX-License-Identifier: Apache-2.0 */
/** Connections to a database: options, pools, tables as they are, and what its errors mean. */
@NullMarked
package com.wearepatchworks.connect.jdbc.client;

import org.jspecify.annotations.NullMarked;
