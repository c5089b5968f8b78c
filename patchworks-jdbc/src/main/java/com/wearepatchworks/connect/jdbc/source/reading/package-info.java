/* SPDX-License-Identifier: Apache-2.0 */
/** The thread that reads, and what it hands over. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.reading;

import org.jspecify.annotations.NullMarked;
