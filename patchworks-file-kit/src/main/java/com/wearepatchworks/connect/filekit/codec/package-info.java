/* SPDX-License-Identifier: Apache-2.0 */
/** Compression and encryption of whole files, as wrappers of streams. */
@NullMarked
package com.wearepatchworks.connect.filekit.codec;

import org.jspecify.annotations.NullMarked;
