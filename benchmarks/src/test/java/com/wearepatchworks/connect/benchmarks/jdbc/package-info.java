/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the rows and of what is made of their rounds. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
