/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

/**
 * Where in an input reading goes on: byte {@code bytes} of it (after decompression), and from there
 * over {@code skip} records. A format that finds the start of a record at any byte has {@code skip}
 * 0; one that must read from the start has {@code bytes} 0.
 *
 * @param bytes where to open the input
 * @param skip how many records to pass over from there
 * @param records how many records lie before this position, bad ones included
 * @param lines how many lines lie before {@code bytes}; 0 in formats without lines
 * @param state what the format must remember besides (a header, say), in its own words
 */
public record Position(long bytes, long skip, long records, long lines, String state) {
  /** Nothing has been read. */
  public static final Position START = new Position(0, 0, 0, 0, "");
}
