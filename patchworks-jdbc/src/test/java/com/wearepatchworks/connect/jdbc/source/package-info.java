/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the source against real databases. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source;

import org.jspecify.annotations.NullMarked;
