/* SPDX-License-Identifier: Apache-2.0 */
/** What files are called, and which records share one. */
@NullMarked
package com.wearepatchworks.connect.filekit.sink.naming;

import org.jspecify.annotations.NullMarked;
