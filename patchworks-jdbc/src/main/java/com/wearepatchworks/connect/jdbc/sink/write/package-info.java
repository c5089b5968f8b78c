/* SPDX-License-Identifier: Apache-2.0 */
/** Batches of rows on their way into the database: buffers, writers, offsets, retries, bad rows. */
@NullMarked
package com.wearepatchworks.connect.jdbc.sink.write;

import org.jspecify.annotations.NullMarked;
