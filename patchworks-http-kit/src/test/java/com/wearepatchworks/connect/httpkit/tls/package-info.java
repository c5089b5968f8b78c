/* SPDX-License-Identifier: Apache-2.0 */
/** Certificates made at test time. */
@NullMarked
package com.wearepatchworks.connect.httpkit.tls;

import org.jspecify.annotations.NullMarked;
