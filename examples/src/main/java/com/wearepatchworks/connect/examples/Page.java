/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.util.List;
import java.util.stream.Collectors;

/** The orders of one request: one order as an object, several as an array. */
record Page(List<Item> orders) {
  String body() {
    return orders.size() == 1
        ? orders.get(0).json()
        : orders.stream().map(Item::json).collect(Collectors.joining(",", "[", "]"));
  }
}
