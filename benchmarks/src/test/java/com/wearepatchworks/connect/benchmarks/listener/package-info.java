/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the load and of how its replies are read. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.listener;

import org.jspecify.annotations.NullMarked;
