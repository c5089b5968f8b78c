/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import com.wearepatchworks.connect.core.format.MalformedInputException;

/**
 * How much may come out of a packed file: a few bytes can stand for terabytes.
 *
 * @param maxBytes of one file, unpacked
 * @param maxRatio unpacked bytes per packed byte; looked at only beyond the first {@value
 *     #ALWAYS_FINE} bytes
 */
record DecodeLimits(long maxBytes, long maxRatio) {
  private static final long ALWAYS_FINE = 4L << 20;

  void check(String what, long packed, long unpacked) throws MalformedInputException {
    if (unpacked > maxBytes) {
      throw new MalformedInputException(
          "The %s file unpacks to more than %d bytes; raise %s if that is right"
              .formatted(what, maxBytes, DecodeOptions.MAX_BYTES),
          0,
          0);
    }
    if (unpacked > ALWAYS_FINE && unpacked / Math.max(1, packed) >= maxRatio) {
      throw new MalformedInputException(
          "The %s file unpacks to more than %d times its size; raise %s if that is right"
              .formatted(what, maxRatio, DecodeOptions.MAX_RATIO),
          0,
          0);
    }
  }
}
