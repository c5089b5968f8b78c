/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.pacing.Timing;

/**
 * What the readings of all files share.
 *
 * @param appended what a file is that has grown
 * @param transactional whether each file is a transaction
 */
record Reading(
    Inputs inputs,
    RecordOptions records,
    BadRecords bad,
    Appended appended,
    boolean transactional,
    Handover handover,
    StoreTrouble trouble,
    Counters counters,
    Timing timing) {}
