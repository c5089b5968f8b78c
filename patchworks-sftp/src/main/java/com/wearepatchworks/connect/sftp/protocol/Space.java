/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.sftp.protocol;

import java.nio.ByteBuffer;

/**
 * What is left where a path leads to.
 *
 * @param bytes that the user may still write
 * @param files that the user may still make; the largest number where nobody counts them
 */
public record Space(long bytes, long files) {
  /** Of an answer to OpenSSH's {@code statvfs}: eleven numbers, after its {@code PROTOCOL} file. */
  static Space read(ByteBuffer in) {
    in.getLong(); // the block size that suits best
    long blockBytes = in.getLong();
    in.getLong(); // all blocks
    in.getLong(); // free blocks, those that only the superuser gets included
    long blocks = in.getLong();
    long allFiles = in.getLong();
    in.getLong(); // free files, as above
    long files = in.getLong();
    return new Space(blockBytes * blocks, allFiles == 0 ? Long.MAX_VALUE : files);
  }
}
