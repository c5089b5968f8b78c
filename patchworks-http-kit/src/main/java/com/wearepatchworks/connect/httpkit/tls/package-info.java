/* SPDX-License-Identifier: Apache-2.0 */
/** Certificates and keys from PEM or key stores, for the listener and for the client. */
@NullMarked
package com.wearepatchworks.connect.httpkit.tls;

import org.jspecify.annotations.NullMarked;
