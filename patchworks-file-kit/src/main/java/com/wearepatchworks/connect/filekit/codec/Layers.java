/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** One packing inside of another. */
record Layers(Encoder inner, Encoder outer) implements Encoder {
  @Override
  public OutputStream encode(OutputStream out, String name) throws IOException {
    OutputStream outside = outer.encode(out, name + inner.suffix());
    return new Both(inner.encode(outside, name), outside);
  }

  @Override
  public String suffix() {
    return inner.suffix() + outer.suffix();
  }

  /** Inner streams leave open what is beneath them. */
  private static final class Both extends FilterOutputStream {
    private final OutputStream outside;

    private Both(OutputStream inside, OutputStream outside) {
      super(inside);
      this.outside = outside;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      try (outside) {
        out.close();
      }
    }
  }
}
