/* SPDX-License-Identifier: Apache-2.0 */
/** The connectors that a worker loads: they follow tables, and write them. */
@NullMarked
package com.wearepatchworks.connect.jdbc;

import org.jspecify.annotations.NullMarked;
