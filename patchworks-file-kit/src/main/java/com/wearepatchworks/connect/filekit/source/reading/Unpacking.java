/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

import com.wearepatchworks.connect.filekit.codec.Decoder;

/** How files are unpacked before they are cut into records. */
@FunctionalInterface
public interface Unpacking {
  /** Leaves all files as they are. */
  Unpacking NONE = name -> Decoder.IDENTITY;

  /** What unpacks a file of that name. */
  Decoder decoder(String name);
}
