/* SPDX-License-Identifier: Apache-2.0 */
/** Which offsets may be committed. */
@NullMarked
package com.wearepatchworks.connect.core.offset;

import org.jspecify.annotations.NullMarked;
