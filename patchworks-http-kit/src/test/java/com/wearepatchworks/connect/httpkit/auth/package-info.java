/* SPDX-License-Identifier: Apache-2.0 */
/** Authentication of both directions. */
@NullMarked
package com.wearepatchworks.connect.httpkit.auth;

import org.jspecify.annotations.NullMarked;
