/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Streaming readers and writers between bytes and records: JSON, NDJSON, CSV, XML, text lines, raw
 * bytes.
 */
@NullMarked
package com.wearepatchworks.connect.core.format;

import org.jspecify.annotations.NullMarked;
