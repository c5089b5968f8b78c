/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.source.discovery.SourceFile;

/**
 * A whole small file in memory: what was listed, read to its end, and unchanged after that.
 *
 * @param file where it lies now
 */
record Fetched(SourceFile file, byte[] bytes) {}
