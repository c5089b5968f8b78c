/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import java.io.IOException;
import java.io.InputStream;

/** How files are unpacked before they are cut into records. */
public interface Unpacking {
  /** Leaves all files as they are. */
  Unpacking NONE =
      new Unpacking() {
        @Override
        public boolean isPlain(String name) {
          return true;
        }

        @Override
        public InputStream unpack(String name, InputStream raw) {
          return raw;
        }
      };

  /** Whether a file of that name is left as it is, so that it may be opened at any byte. */
  boolean isPlain(String name);

  /** What the bytes of a file of that name stand for; closing it closes {@code raw}. */
  InputStream unpack(String name, InputStream raw) throws IOException;
}
