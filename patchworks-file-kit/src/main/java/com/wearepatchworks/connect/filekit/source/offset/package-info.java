/* SPDX-License-Identifier: Apache-2.0 */
/** What Connect keeps of each file: partition, offset, fingerprint. */
@NullMarked
package com.wearepatchworks.connect.filekit.source.offset;

import org.jspecify.annotations.NullMarked;
