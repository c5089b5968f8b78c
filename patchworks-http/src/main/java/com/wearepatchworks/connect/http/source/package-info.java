/* SPDX-License-Identifier: Apache-2.0 */
/** The listening source: routes, bodies, answers. */
@NullMarked
package com.wearepatchworks.connect.http.source;

import org.jspecify.annotations.NullMarked;
