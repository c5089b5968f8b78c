/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes that nobody looks into. */
final class BytesEntry implements Entry {
  private final byte[] bytes;

  BytesEntry(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public Object data() {
    return bytes;
  }

  @Override
  public @Nullable Object field(List<String> path) {
    return path.isEmpty() ? bytes : null;
  }
}
