/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Options: declared once in groups, validated early, typed on the way out, documented from the
 * definition.
 */
@NullMarked
package com.wearepatchworks.connect.core.config;

import org.jspecify.annotations.NullMarked;
