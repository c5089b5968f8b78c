/* SPDX-License-Identifier: Apache-2.0 */
/** How new rows are found: by snapshots, by transaction ids, by values. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.follow;

import org.jspecify.annotations.NullMarked;
