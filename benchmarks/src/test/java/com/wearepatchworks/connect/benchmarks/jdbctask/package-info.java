/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the rows and of what is made of their rounds. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.jdbctask;

import org.jspecify.annotations.NullMarked;
