/* SPDX-License-Identifier: Apache-2.0 */
/** The listener over real sockets. */
@NullMarked
package com.wearepatchworks.connect.httpkit.listener;

import org.jspecify.annotations.NullMarked;
