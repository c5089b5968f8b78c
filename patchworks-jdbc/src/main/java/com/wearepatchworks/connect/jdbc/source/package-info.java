/* SPDX-License-Identifier: Apache-2.0 */
/** Source: follows the tables of a database. */
@NullMarked
package com.wearepatchworks.connect.jdbc.source;

import org.jspecify.annotations.NullMarked;
