/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of what the target notes. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
