/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who may send: bearer tokens, basic users, API keys, and their counterparts on outgoing requests.
 */
@NullMarked
package com.wearepatchworks.connect.httpkit.auth;

import org.jspecify.annotations.NullMarked;
