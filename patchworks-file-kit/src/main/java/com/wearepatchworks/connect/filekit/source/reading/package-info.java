/* SPDX-License-Identifier: Apache-2.0 */
/** From bytes to batches of records: lanes, prefetch, resuming, hand-over. */
@NullMarked
package com.wearepatchworks.connect.filekit.source.reading;

import org.jspecify.annotations.NullMarked;
