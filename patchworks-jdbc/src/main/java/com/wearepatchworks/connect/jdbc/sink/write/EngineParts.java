/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.sink.write;

/** What a sink is made of. */
record EngineParts(
    WriteSettings settings,
    Lanes lanes,
    Admission admission,
    Owner owner,
    OpenBatches open,
    BadRecords bad,
    WriteStatistics statistics) {}
