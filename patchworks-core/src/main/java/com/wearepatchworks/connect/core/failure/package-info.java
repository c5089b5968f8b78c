/* SPDX-License-Identifier: Apache-2.0 */
/** What became of one attempt to deliver one record, and the records that none can deliver. */
@NullMarked
package com.wearepatchworks.connect.core.failure;

import org.jspecify.annotations.NullMarked;
