/* SPDX-License-Identifier: Apache-2.0 */
/**
 * JVMs without Kafka in which a task, or the bare driver, writes or reads rows. They run on the
 * class path of what they measure; besides, only on Kafka's API.
 */
@NullMarked
package com.wearepatchworks.connect.benchmarks.jdbctask;

import org.jspecify.annotations.NullMarked;
