/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of pages. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.reading;

import org.jspecify.annotations.NullMarked;
