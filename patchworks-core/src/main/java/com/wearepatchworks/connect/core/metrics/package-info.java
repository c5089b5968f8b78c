/* SPDX-License-Identifier: Apache-2.0 */
/** Counters and timers: Connect's plugin metrics where the worker has them, JMX otherwise. */
@NullMarked
package com.wearepatchworks.connect.core.metrics;

import org.jspecify.annotations.NullMarked;
