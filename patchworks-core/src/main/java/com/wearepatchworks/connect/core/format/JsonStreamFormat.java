/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.InputStream;

/**
 * One JSON document (RFC 8259, UTF-8) of any size, whose records are read one after the other: what
 * lies before an error has been given by then. {@link JsonFormat} is for documents that must be
 * right as a whole before anything is made of them.
 *
 * @param at where the records are; the empty pointer for the document itself
 * @param elements whether an array there is one record per element; otherwise whatever is there is
 *     one record
 * @param maxRecordBytes longer records are bad ones
 */
public record JsonStreamFormat(JsonPointer at, boolean elements, int maxRecordBytes)
    implements Format {
  @Override
  public RecordReader read(InputStream in) throws IOException {
    return resume(in, Position.START);
  }

  @Override
  public RecordReader resume(InputStream in, Position at) throws IOException {
    return JsonStream.resume(in, this, at);
  }
}
