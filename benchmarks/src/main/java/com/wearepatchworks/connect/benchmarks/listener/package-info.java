/* SPDX-License-Identifier: Apache-2.0 */
/** The HTTP listener against a bare server with a bare producer. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.listener;

import org.jspecify.annotations.NullMarked;
