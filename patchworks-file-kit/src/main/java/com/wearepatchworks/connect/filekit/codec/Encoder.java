/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.IOException;
import java.io.OutputStream;

/** Packs a file. Stateless; any number of streams may be open. */
public interface Encoder {
  /** Leaves files as they are. */
  Encoder IDENTITY =
      new Encoder() {
        @Override
        public OutputStream encode(OutputStream out, String name) {
          return new KeptOpen(out);
        }

        @Override
        public String suffix() {
          return "";
        }
      };

  /**
   * A stream that packs into {@code out}. Closing it ends the file and flushes, but does not close
   * {@code out}; it must be closed also when the file is given up.
   *
   * @param name of the file, without {@link #suffix}; an archive names its entry so
   */
  OutputStream encode(OutputStream out, String name) throws IOException;

  /** What is added to the names of such files: {@code .gz}, {@code .gz.pgp}, nothing. */
  String suffix();
}
