/* SPDX-License-Identifier: Apache-2.0 */
/** Statistics, aims and tables. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.report;

import org.jspecify.annotations.NullMarked;
