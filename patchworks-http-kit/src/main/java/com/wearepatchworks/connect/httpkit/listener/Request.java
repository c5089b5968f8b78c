/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.httpkit.listener;

import com.wearepatchworks.connect.core.inbox.Budget;

/**
 * A whole request.
 *
 * @param body all bytes, inflated when they came compressed; the endpoint may keep the array
 * @param lease the request's share of the budget; whoever got the request closes it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that nobody compares
public record Request(RequestHead head, byte[] body, Budget.Lease lease) {}
