/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.jdbc;

import com.wearepatchworks.connect.benchmarks.report.Rounds;

/**
 * Milliseconds to the first records when half a table waits.
 *
 * @param told of a task that is connected and has read the first half
 * @param restarted of a task that starts at an offset in the middle, connecting included
 * @param connection of a connection alone
 */
record FirstPages(String mode, Rounds told, Rounds restarted, Rounds connection) {}
