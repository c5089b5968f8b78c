/* SPDX-License-Identifier: Apache-2.0 */
/** Reads the files of a store into Kafka: discovery, reading, offsets, clean-up. */
@NullMarked
package com.wearepatchworks.connect.filekit.source;

import org.jspecify.annotations.NullMarked;
