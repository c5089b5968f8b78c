/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.format;

/**
 * One record does not follow its format, and the next one can be read: the reader's position is
 * behind it.
 */
public final class BadRecordException extends MalformedInputException {
  private final transient byte[] record;

  /**
   * Where and why; see {@link MalformedInputException}.
   *
   * @param record its bytes, or as many of them as were kept
   */
  public BadRecordException(String reason, long line, long column, byte[] record) {
    super(reason, line, column);
    this.record = record;
  }

  /** Its bytes, or as many of them as were kept. */
  public byte[] record() {
    return record;
  }
}
