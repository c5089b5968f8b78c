/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

/**
 * One thing that is followed from its sender to its receiver: an order, a row of sales.
 *
 * @param id what the ledger knows it by
 * @param json the thing as one JSON object
 */
record Item(String id, String json) {}
