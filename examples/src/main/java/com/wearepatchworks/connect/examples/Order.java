/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

/**
 * One order.
 *
 * @param id what the ledger knows it by
 * @param json the order as it is sent, one JSON object
 */
record Order(String id, String json) {}
