/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways to compress a file, with the suffix of its name and the levels that there are. */
enum Compression {
  GZIP(".gz", 1, 6, 9) {
    @Override
    InputStream inflate(InputStream in, ZipEntries entries) throws IOException {
      return Gzip.inflate(in);
    }

    @Override
    OutputStream deflate(OutputStream out, int level, String name) throws IOException {
      return Gzip.deflate(out, level);
    }
  },
  ZIP(".zip", 1, 6, 9) {
    @Override
    InputStream inflate(InputStream in, ZipEntries entries) {
      return new ZipInput(in, entries);
    }

    @Override
    OutputStream deflate(OutputStream out, int level, String name) throws IOException {
      return Zip.deflate(out, level, name);
    }
  },
  ZSTD(".zst", 1, 3, 22) {
    @Override
    InputStream inflate(InputStream in, ZipEntries entries) throws IOException {
      return Zstd.inflate(in);
    }

    @Override
    OutputStream deflate(OutputStream out, int level, String name) throws IOException {
      return Zstd.deflate(out, level);
    }
  },
  BZIP2(".bz2", 1, 9, 9) {
    @Override
    InputStream inflate(InputStream in, ZipEntries entries) throws IOException {
      return Bzip2.inflate(in);
    }

    @Override
    OutputStream deflate(OutputStream out, int level, String name) throws IOException {
      return Bzip2.deflate(out, level);
    }
  };

  private final String suffix;
  private final int minLevel;
  private final int defaultLevel;
  private final int maxLevel;

  Compression(String suffix, int minLevel, int defaultLevel, int maxLevel) {
    this.suffix = suffix;
    this.minLevel = minLevel;
    this.defaultLevel = defaultLevel;
    this.maxLevel = maxLevel;
  }

  /** The one that a file's name tells. */
  static Optional<Compression> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> lower.endsWith(each.suffix)).findFirst();
  }

  /** Unpacks; {@code entries} is for archives. */
  abstract InputStream inflate(InputStream in, ZipEntries entries) throws IOException;

  /** Packs; {@code name} is for archives. */
  abstract OutputStream deflate(OutputStream out, int level, String name) throws IOException;

  String suffix() {
    return suffix;
  }

  int minLevel() {
    return minLevel;
  }

  int defaultLevel() {
    return defaultLevel;
  }

  int maxLevel() {
    return maxLevel;
  }
}
