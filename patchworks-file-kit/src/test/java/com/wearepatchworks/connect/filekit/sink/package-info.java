/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the sink's engine. */
@NullMarked
package com.wearepatchworks.connect.filekit.sink;

import org.jspecify.annotations.NullMarked;
