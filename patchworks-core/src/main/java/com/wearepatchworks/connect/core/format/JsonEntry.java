/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Fields;
import com.wearepatchworks.connect.core.record.JsonData;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON value, as the bytes it was written with. Known to be well-formed. */
final class JsonEntry implements Entry {
  private final byte[] bytes;

  JsonEntry(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public @Nullable Object data() throws IOException {
    return JsonData.parse(bytes);
  }

  @Override
  public @Nullable Object field(List<String> path) {
    return Fields.find(bytes, path);
  }
}
