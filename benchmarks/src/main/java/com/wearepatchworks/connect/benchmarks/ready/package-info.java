/* SPDX-License-Identifier: Apache-2.0 */
/** A source that hands over records that it has ready: what Connect and Kafka take at most. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.ready;

import org.jspecify.annotations.NullMarked;
