/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of codecs. */
@NullMarked
package com.wearepatchworks.connect.jdbc.sink.type;

import org.jspecify.annotations.NullMarked;
