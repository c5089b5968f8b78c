/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.source.discovery;

/** Files of one key are read one after the other, by one task; others at the same time. */
public enum OrderKey {
  /** No order is kept: each file for itself. */
  NONE,
  /** By directory. */
  DIRECTORY,
  /** By the group {@code key} of the regular expression. */
  GROUP,
  /** All files one after the other, by one task. */
  ALL;

  /** Its group in the regular expression. */
  public static final String GROUP_NAME = "key";
}
