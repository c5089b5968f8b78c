/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

/** Hashes of 64 bits, so that two of a million files share one with a chance of 1 in 10 million. */
final class Hashes {
  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Hashes() {}

  static long path(String path) {
    long hash = FNV_START;
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * FNV_PRIME;
    }
    return mix(hash);
  }

  /** Of what a listing says about a file's content. */
  static long stamp(long size, long modifiedMs) {
    return mix(mix(size) + modifiedMs);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
