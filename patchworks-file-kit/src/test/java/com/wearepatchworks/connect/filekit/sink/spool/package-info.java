/* SPDX-License-Identifier: Apache-2.0 */
/** Tests. */
@NullMarked
package com.wearepatchworks.connect.filekit.sink.spool;

import org.jspecify.annotations.NullMarked;
