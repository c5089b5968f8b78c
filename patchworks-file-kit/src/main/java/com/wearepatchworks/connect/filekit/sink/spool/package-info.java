/* SPDX-License-Identifier: Apache-2.0 */
/** The content of files until they are published, on the worker. */
@NullMarked
package com.wearepatchworks.connect.filekit.sink.spool;

import org.jspecify.annotations.NullMarked;
