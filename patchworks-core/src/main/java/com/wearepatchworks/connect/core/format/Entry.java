/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.util.List;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/** One record as a format found it. */
public interface Entry {
  /**
   * Its bytes: for JSON and text exactly those of the input (text in UTF-8), for a row or an XML
   * element a JSON object.
   */
  byte[] bytes();

  /** The text of its bytes. */
  default String text() {
    return Utf8.text(bytes());
  }

  /** As schemaless Connect data: Map, List, String, Long, Double, Boolean, bytes. */
  @Nullable Object data() throws IOException;

  /**
   * As Connect data with a schema: a Struct for a row of text or declared columns. Null when
   * nothing says which schema: JSON, columns whose types are guessed.
   */
  default @Nullable SchemaAndValue struct() {
    return null;
  }

  /** A field by its path; null when there is none, or when this kind of record has no fields. */
  @Nullable Object field(List<String> path);
}
