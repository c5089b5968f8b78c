/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of what a run is told to do. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
