/* SPDX-License-Identifier: Apache-2.0 */
/** What all parts of a run share: Kafka, the archive under test, and how long everything takes. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
