/* SPDX-License-Identifier: Apache-2.0 */
/** When things happen: waits that can be ended, back-off, schedule, bandwidth. */
@NullMarked
package com.wearepatchworks.connect.filekit.pacing;

import org.jspecify.annotations.NullMarked;
