/* SPDX-License-Identifier: Apache-2.0 */
/**
 * An HTTP/1.1 server that several connectors of one worker share: routes, limits, refusals,
 * replies.
 */
@NullMarked
package com.wearepatchworks.connect.httpkit.listener;

import org.jspecify.annotations.NullMarked;
