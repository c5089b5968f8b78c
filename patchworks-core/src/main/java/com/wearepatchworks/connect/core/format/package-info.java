/* SPDX-License-Identifier: Apache-2.0 */
/** Streaming readers between bytes and records: JSON, NDJSON, CSV, text lines, raw bytes. */
@NullMarked
package com.wearepatchworks.connect.core.format;

import org.jspecify.annotations.NullMarked;
