/* SPDX-License-Identifier: Apache-2.0 */
/** What a source offset says, typed and checked. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.offset;

import org.jspecify.annotations.NullMarked;
