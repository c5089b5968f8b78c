/* SPDX-License-Identifier: Apache-2.0 */
/** The seam between the file engines and the places where files are. */
@NullMarked
package com.wearepatchworks.connect.filekit.store;

import org.jspecify.annotations.NullMarked;
