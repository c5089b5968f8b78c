/* SPDX-License-Identifier: Apache-2.0 */
/** Sends one HTTP request and tells precisely what became of it; never repeats it. */
@NullMarked
package com.wearepatchworks.connect.httpkit.client;

import org.jspecify.annotations.NullMarked;
