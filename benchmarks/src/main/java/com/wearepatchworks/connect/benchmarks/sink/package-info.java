/* SPDX-License-Identifier: Apache-2.0 */
/** The HTTP sink against a bare consumer with a bare client. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
