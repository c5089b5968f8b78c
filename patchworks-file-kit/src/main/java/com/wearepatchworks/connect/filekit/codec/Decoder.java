/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.InputStream;

/** Unpacks a file. Stateless; any number of streams may be open. */
public interface Decoder {
  /** Leaves files as they are. */
  Decoder IDENTITY =
      new Decoder() {
        @Override
        public InputStream decode(InputStream in) {
          return in;
        }

        @Override
        public boolean isIdentity() {
          return true;
        }
      };

  /**
   * What the bytes of a file stand for. Nothing is read before the first {@code read}. Closing the
   * result closes {@code in}.
   *
   * <p>Its {@code read} fails with a {@link
   * com.wearepatchworks.connect.core.format.MalformedInputException} when the file is cut off,
   * damaged, too large or not what it should be; whatever {@code in} fails with is passed on as it
   * is. Its end of stream means that checksums, signatures and the end of the file were right; what
   * was read before may turn out to be wrong there.
   *
   * @param in the file from its first byte
   */
  InputStream decode(InputStream in);

  /** Whether it changes nothing, so that reading can go on at any byte of the file. */
  default boolean isIdentity() {
    return false;
  }
}
