/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.filekit.sink;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Accepts absolute paths; null stands for "not set". */
record ValidDirectory() implements Validator {
  private static final Pattern ODD = Pattern.compile("//|/\\.{1,2}(/|$)|\\x00");

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    String path = plain(value.toString());
    if (!path.startsWith("/")) {
      throw new ConfigException(name, value, "is not absolute: begin it with /");
    }
    if (ODD.matcher(path).find()) {
      throw new ConfigException(name, value, "has an empty name, '.', '..' or a NUL in it");
    }
  }

  /** Without slashes at the end. */
  static String plain(String path) {
    String plain = path.replaceAll("/+$", "");
    return plain.isEmpty() && !path.isEmpty() ? "/" : plain;
  }

  @Override
  public String toString() {
    return "an absolute path";
  }
}
