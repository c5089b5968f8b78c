/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the orders. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.data;

import org.jspecify.annotations.NullMarked;
