/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.wearepatchworks.connect.core.record.Fields;
import com.wearepatchworks.connect.core.record.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Schemaless data. */
final class DataEntry implements Entry {
  private final Map<String, Object> data;
  private byte @Nullable [] json;

  DataEntry(Map<String, Object> data) {
    this.data = data;
  }

  @Override
  public byte[] bytes() {
    byte[] known = json;
    if (known == null) {
      known = JsonText.of(null, data);
      json = known;
    }
    return known;
  }

  @Override
  public Map<String, Object> data() {
    return data;
  }

  @Override
  public @Nullable Object field(List<String> path) {
    return Fields.find(data, path);
  }
}
