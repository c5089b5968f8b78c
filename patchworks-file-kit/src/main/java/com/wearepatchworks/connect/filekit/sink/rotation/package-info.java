/* SPDX-License-Identifier: Apache-2.0 */
/** When a file is finished. */
@NullMarked
package com.wearepatchworks.connect.filekit.sink.rotation;

import org.jspecify.annotations.NullMarked;
