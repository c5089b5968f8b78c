/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

import java.io.IOException;

/**
 * The input does not follow its format; unless it is a {@link BadRecordException}, nothing more can
 * be read.
 */
public class MalformedInputException extends IOException {
  private final String reason;
  private final long line;
  private final long column;

  /**
   * Where and why.
   *
   * @param reason one sentence, without position
   * @param line from 1; 0 when unknown
   * @param column in bytes or characters, from 1; 0 when unknown
   */
  public MalformedInputException(String reason, long line, long column) {
    super(reason);
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  /** One sentence, without position. */
  public String reason() {
    return reason;
  }

  /** From 1; 0 when unknown. */
  public long line() {
    return line;
  }

  /** From 1; 0 when unknown. */
  public long column() {
    return column;
  }
}
