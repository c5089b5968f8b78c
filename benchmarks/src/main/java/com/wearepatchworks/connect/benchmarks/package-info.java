/* SPDX-License-Identifier: Apache-2.0 */
/** The program that measures the connectors against what the same libraries do bare. */
@NullMarked
package com.wearepatchworks.connect.benchmarks;

import org.jspecify.annotations.NullMarked;
