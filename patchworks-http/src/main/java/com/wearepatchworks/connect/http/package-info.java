/* SPDX-License-Identifier: Apache-2.0 */
/** The HTTP connectors: what Connect loads. */
@NullMarked
package com.wearepatchworks.connect.http;

import org.jspecify.annotations.NullMarked;
