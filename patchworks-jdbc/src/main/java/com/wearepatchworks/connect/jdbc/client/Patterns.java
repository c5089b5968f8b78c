/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.client;

import org.jspecify.annotations.Nullable;

/** Names where a driver takes patterns: {@code a_b} must not find {@code axb}. */
record Patterns(@Nullable String escape) {
  @Nullable String literal(@Nullable String name) {
    if (name == null || escape == null || escape.isEmpty()) {
      return name;
    }
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }
}
