/* SPDX-License-Identifier: Apache-2.0 */
/** Records into whole files, each record into exactly one. */
@NullMarked
package com.wearepatchworks.connect.filekit.sink;

import org.jspecify.annotations.NullMarked;
