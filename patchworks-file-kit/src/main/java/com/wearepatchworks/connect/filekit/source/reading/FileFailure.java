/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.reading;

/**
 * Why a file cannot be read, as far as a person needs it to mend the file.
 *
 * @param reason one sentence, without position
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 * @param records how many records lie before
 * @param bad how many bad ones among them
 */
public record FileFailure(String reason, long line, long column, long records, long bad) {
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(reason).append(" (after ").append(records);
    text.append(" records");
    if (line > 0) {
      text.append(", line ").append(line);
    }
    if (column > 0) {
      text.append(", column ").append(column);
    }
    return text.append(')').toString();
  }
}
