/* SPDX-License-Identifier: Apache-2.0 */
/** The HTTP sink with a dead target and a million records waiting. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.heap;

import org.jspecify.annotations.NullMarked;
