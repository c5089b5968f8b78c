/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.benchmarks.sftp;

import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the connector makes of files.
 *
 * @param name for tables, and for what is made for it
 * @param options that say what a record is
 * @param records how many come of files
 */
record Making(String name, Map<String, String> options, ToLongFunction<RemoteFiles.Made> records) {
  private static final int CHUNK = 512 << 10;

  /** A record of each line, also of the header. */
  static final Making LINES =
      new Making(
          "connector, lines",
          Map.of("format", "text", "value.type", "string", "file.headers", "false"),
          made -> made.rows() + made.paths().size());

  /** A record of each row. */
  static final Making ROWS =
      new Making(
          "connector, CSV rows",
          Map.of(
              "format",
              "csv",
              "csv.header",
              "true",
              "value.type",
              "string",
              "file.headers",
              "false"),
          RemoteFiles.Made::rows);

  /** The bytes as they are, in large records: what the way carries, and not what a record costs. */
  static final Making CHUNKS =
      new Making(
          "connector, chunks of 512 KiB",
          Map.of(
              "format",
              "chunks",
              "chunks.bytes",
              Integer.toString(CHUNK),
              "value.type",
              "bytes",
              "value.converter",
              "org.apache.kafka.connect.converters.ByteArrayConverter"),
          Making::chunks);

  private static long chunks(RemoteFiles.Made made) {
    return made.paths().stream()
        .mapToLong(RemoteFiles::size)
        .map(size -> (size + CHUNK - 1) / CHUNK)
        .sum();
  }
}
