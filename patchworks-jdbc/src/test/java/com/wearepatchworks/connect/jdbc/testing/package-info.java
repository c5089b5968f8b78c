/* SPDX-License-Identifier: Apache-2.0 */
/** Databases for tests. */
@NullMarked
package com.wearepatchworks.connect.jdbc.testing;

import org.jspecify.annotations.NullMarked;
