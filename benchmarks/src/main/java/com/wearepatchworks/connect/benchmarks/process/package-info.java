/* SPDX-License-Identifier: Apache-2.0 */
/** Processes of the benchmark: how they are started, asked, and looked into. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.process;

import org.jspecify.annotations.NullMarked;
