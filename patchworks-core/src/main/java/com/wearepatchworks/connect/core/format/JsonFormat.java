/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.InputStream;

/**
 * One JSON document (RFC 8259, UTF-8).
 *
 * @param at where the records are; the empty pointer for the document itself
 * @param elements whether an array there is one record per element; otherwise whatever is there is
 *     one record
 */
public record JsonFormat(JsonPointer at, boolean elements) implements Format {
  @Override
  public RecordReader read(InputStream in) throws IOException {
    byte[] document;
    try (in) {
      document = in.readAllBytes();
    }
    // nearly every document is one right object, and a parser costs several times as much
    return at.matches() && new JsonCheck().isObject(document)
        ? new SingleEntry(new JsonEntry(document))
        : new JsonSlices(document, this);
  }
}
