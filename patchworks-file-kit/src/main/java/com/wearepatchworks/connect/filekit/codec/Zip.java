/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes archives of one file. */
final class Zip {
  private Zip() {}

  static OutputStream deflate(OutputStream out, int level, String name) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(level);
    zip.putNextEntry(new ZipEntry(name.substring(name.lastIndexOf('/') + 1)));
    return zip;
  }
}
