/* SPDX-License-Identifier: Apache-2.0 */
/** Connect data as JSON, JSON as Connect data, and the size of both. */
@NullMarked
package com.wearepatchworks.connect.core.record;

import org.jspecify.annotations.NullMarked;
