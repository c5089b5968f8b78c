/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text without structure. */
record TextEntry(String data) implements Entry {
  @Override
  public byte[] bytes() {
    return data.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable Object field(List<String> path) {
    return path.isEmpty() ? data : null;
  }
}
