/* SPDX-License-Identifier: Apache-2.0 */
/** Page queries, in the words of each database. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.sql;

import org.jspecify.annotations.NullMarked;
