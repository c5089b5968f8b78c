/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.jdbc.source.type;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** The Connect value of the bytes that PostgreSQL sent for a value that is not null. */
@FunctionalInterface
interface Decoder {
  Object decode(byte[] sent);

  /** Of a value in text format. */
  static Decoder ofText(Function<String, Object> parse) {
    return sent -> parse.apply(new String(sent, StandardCharsets.UTF_8));
  }
}
