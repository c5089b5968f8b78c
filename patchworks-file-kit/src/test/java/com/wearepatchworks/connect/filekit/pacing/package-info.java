/* SPDX-License-Identifier: Apache-2.0 */
/** What every store must do, and a store in the heap. */
@NullMarked
package com.wearepatchworks.connect.filekit.pacing;

import org.jspecify.annotations.NullMarked;
