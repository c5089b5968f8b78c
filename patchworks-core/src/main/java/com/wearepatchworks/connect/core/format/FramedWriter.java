/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Writes records one by one; each is encoded before anything of it is written. */
final class FramedWriter implements RecordWriter {
  private final OutputStream out;
  private final Frame frame;
  private final ValueEncoder encoder;
  private boolean begun;

  FramedWriter(OutputStream out, Frame frame, ValueEncoder encoder) {
    this.out = out;
    this.frame = frame;
    this.encoder = encoder;
  }

  @Override
  public boolean fits(@Nullable Schema schema, @Nullable Object value) {
    return true;
  }

  @Override
  public long write(@Nullable Schema schema, @Nullable Object value) throws IOException {
    byte[] record = encoder.encode(schema, value);
    byte[] before = begun ? frame.between : frame.head;
    begun = true;
    out.write(before);
    out.write(record);
    out.write(frame.after);
    return (long) before.length + record.length + frame.after.length;
  }

  @Override
  public void end() throws IOException {
    if (!begun) {
      out.write(frame.head);
    }
    out.write(frame.tail);
    out.flush();
  }
}
