/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package com.wearepatchworks.connect.jdbc.source.rows;

import org.jspecify.annotations.NullMarked;
