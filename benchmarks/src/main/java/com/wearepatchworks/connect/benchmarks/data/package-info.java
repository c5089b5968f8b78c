/* SPDX-License-Identifier: Apache-2.0 */
/** What is sent: orders, and the topics that hold them. */
@NullMarked
package com.wearepatchworks.connect.benchmarks.data;

import org.jspecify.annotations.NullMarked;
