/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the sink against real databases. */
@NullMarked
package com.wearepatchworks.connect.jdbc.sink;

import org.jspecify.annotations.NullMarked;
