/* SPDX-License-Identifier: Apache-2.0 */
/** Real workers load the built archives; ledgers count. */
@NullMarked
package com.wearepatchworks.connect.it;

import org.jspecify.annotations.NullMarked;
