/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package com.wearepatchworks.connect.jdbc.sink.row;

import org.jspecify.annotations.NullMarked;
