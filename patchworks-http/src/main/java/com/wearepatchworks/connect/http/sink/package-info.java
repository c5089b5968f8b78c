/* SPDX-License-Identifier: Apache-2.0 */
/** The sink: requests from records, outcomes from replies. */
@NullMarked
package com.wearepatchworks.connect.http.sink;

import org.jspecify.annotations.NullMarked;
