/* SPDX-License-Identifier: Apache-2.0 */
/** What both sides of HTTP share: header fields. */
@NullMarked
package com.wearepatchworks.connect.httpkit;

import org.jspecify.annotations.NullMarked;
