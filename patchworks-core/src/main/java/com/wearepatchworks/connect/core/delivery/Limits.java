/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.delivery;

/**
 * What a delivery may hold.
 *
 * @param inFlight attempts under way at once
 * @param records records taken on and not settled, above which partitions are paused
 * @param bytes their estimated size, above which partitions are paused
 */
public record Limits(int inFlight, int records, long bytes) {}
