/* SPDX-License-Identifier: Apache-2.0 */
/** Kafka and Connect workers on this machine, for integration tests, examples and benchmarks. */
@NullMarked
package com.wearepatchworks.connect.sandbox;

import org.jspecify.annotations.NullMarked;
