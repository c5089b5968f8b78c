/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Fields;
import com.wearepatchworks.connect.core.record.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of named text columns. */
record RowEntry(Map<String, String> data) implements Entry {
  @Override
  public byte[] bytes() {
    return JsonText.of(null, data);
  }

  @Override
  public @Nullable Object field(List<String> path) {
    return Fields.find(data, path);
  }
}
