/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The whole input as one record: text, or raw bytes.
 *
 * @param charset of the text; null for raw bytes
 */
public record WholeFormat(@Nullable Charset charset) implements Format {
  @Override
  public RecordReader read(InputStream in) throws IOException {
    byte[] bytes;
    try (in) {
      bytes = in.readAllBytes();
    }
    Entry only =
        charset == null
            ? new BytesEntry(bytes)
            : new TextEntry(StrictText.decode(bytes, charset, 0));
    return new Reader(only);
  }

  private static final class Reader implements RecordReader {
    private @Nullable Entry only;

    private Reader(Entry only) {
      this.only = only;
    }

    @Override
    public @Nullable Entry next() {
      Entry entry = only;
      only = null;
      return entry;
    }

    @Override
    public void close() {}
  }
}
