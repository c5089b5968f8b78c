/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.rows;

/** Labels of result columns that are read for our own use and are no part of the record. */
public final class Labels {
  /** What they begin with. */
  private static final String OWN = "__patchworks_";

  private Labels() {}

  /** The {@code n}th column of an order. */
  public static String key(int n) {
    return OWN + "key_" + n;
  }

  /** The {@code n}th column by which a row is found again. */
  static String handle(int n) {
    return OWN + "row_" + n;
  }

  static boolean isOwn(String label) {
    return label.startsWith(OWN);
  }
}
