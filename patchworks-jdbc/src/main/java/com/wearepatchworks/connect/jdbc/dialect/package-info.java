/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What differs between databases, as strings and types: names, sessions, errors. Nothing here
 * connects.
 */
@NullMarked
package com.wearepatchworks.connect.jdbc.dialect;

import org.jspecify.annotations.NullMarked;
