/* SPDX-License-Identifier: Apache-2.0 */
/** Connectors that do nothing but hand over ready rows, or swallow what they get. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.jdbcplugin;

import org.jspecify.annotations.NullMarked;
