/* SPDX-License-Identifier: Apache-2.0 */
/** The client against good and bad servers. */
@NullMarked
package com.wearepatchworks.connect.httpkit.client;

import org.jspecify.annotations.NullMarked;
