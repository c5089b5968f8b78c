/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets of one run: the listener may be reached from other machines. */
final class Secrets {
  private static final int BYTES = 12;

  private Secrets() {}

  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
