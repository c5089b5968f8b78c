/* SPDX-License-Identifier: Apache-2.0 */
/** Which files there are, which of them are whole, and in which order they are read. */
@NullMarked
package com.wearepatchworks.connect.filekit.source.discovery;

import org.jspecify.annotations.NullMarked;
