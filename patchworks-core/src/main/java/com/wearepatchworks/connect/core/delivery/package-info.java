/* SPDX-License-Identifier: Apache-2.0 */
/** Engine of the asynchronous sinks: many in flight, in order per lane, retried, watermarked. */
@NullMarked
package com.wearepatchworks.connect.core.delivery;

import org.jspecify.annotations.NullMarked;
